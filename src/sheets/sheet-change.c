/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/sheet-change.h"

#include <string.h>

/* These change by themselves, or by looking again. */
static bool
counts(const char *key)
{
    static const char *const passing[] = { "seen_at",      "seen_by",      "seen",
                                           "last_seen_at", "last_seen_by", "graded_at",
                                           "graded",       "age",          "statements" };
    for (guint i = 0; i < G_N_ELEMENTS(passing); i++)
        if (strcmp(passing[i], key) == 0)
            return false;
    return true;
}

/* What makes a row the same row: what it carries, and what people read there instead. (transfer
 * full) */
static char *
content_of(const Sheet *sheet, const SheetRow *row)
{
    GString *out = g_string_new(row->struck ? "struck" : "");
    for (guint i = 0; sheet->form->columns[i].key != NULL; i++)
        if (counts(sheet->form->columns[i].key))
            g_string_append_printf(out, "\t%s\t%s", row->cells[i].code,
                                   row->cells[i].label != NULL ? row->cells[i].label : "");
    return g_string_free(out, FALSE);
}

static const char *
subject_of(const SheetRow *row)
{
    return row->person != NULL ? row->person : row->bed;
}

static GHashTable *
contents_of(const Sheet *sheet)
{
    GHashTable *set = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < sheet->rows->len; i++)
        g_hash_table_add(set, content_of(sheet, sheet->rows->pdata[i]));
    return set;
}

/* The name, or the second face of a form without one. */
static guint
last_in_words(const SheetForm *form)
{
    for (guint i = 0; form->faces[i].label != NULL; i++)
        if (form->faces[i].kind == FACE_NAME)
            return i;
    return MIN(1, sheet_face_count(form) - 1);
}

static char *
words_until(const Sheet *sheet, const SheetRow *row, guint last)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i <= last; i++) {
        g_autofree char *words = sheet_face_text(sheet, row, &sheet->form->faces[i]);
        g_strdelimit(words, "\n", ' ');
        if (*words != '\0')
            g_string_append_printf(out, "%s%s", out->len > 0 ? " " : "", words);
    }
    return g_string_free(out, FALSE);
}

char *
sheet_row_words(const Sheet *sheet, const SheetRow *row)
{
    return words_until(sheet, row, last_in_words(sheet->form));
}

/* What is gone of ROW: all that it said if its person has another row in NOW. (transfer full) */
static char *
gone_words(const Sheet *now, const Sheet *before, const SheetRow *row)
{
    for (guint i = 0; i < now->rows->len; i++)
        if (g_strcmp0(((const SheetRow *)now->rows->pdata[i])->person, row->person) == 0)
            return words_until(before, row, sheet_face_count(before->form) - 1);
    return sheet_row_words(before, row);
}

/* How many rows of NOW read otherwise, by whom or what they are about. */
static GHashTable *
count_changed(const Sheet *now)
{
    GHashTable *changed = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < now->rows->len; i++) {
        const SheetRow *row = now->rows->pdata[i];
        gpointer subject = (gpointer)subject_of(row);
        guint count = subject != NULL ? GPOINTER_TO_UINT(g_hash_table_lookup(changed, subject)) : 0;
        if (subject != NULL && row->changed)
            g_hash_table_insert(changed, subject, GUINT_TO_POINTER(count + 1));
    }
    return changed;
}

static bool
has_bed(const Sheet *sheet, const char *bed)
{
    for (guint i = 0; i < sheet->rows->len; i++)
        if (g_strcmp0(((const SheetRow *)sheet->rows->pdata[i])->bed, bed) == 0)
            return true;
    return false;
}

/* Rows about somebody, or a bed, that stand no more and that none which reads otherwise came
 * instead of. */
static guint
find_gone(const Sheet *now, const Sheet *before, GPtrArray *gone)
{
    guint count = 0;
    g_autoptr(GHashTable) same = contents_of(now);
    g_autoptr(GHashTable) changed = count_changed(now);
    for (guint i = 0; i < before->rows->len; i++) {
        const SheetRow *row = before->rows->pdata[i];
        gpointer subject = (gpointer)subject_of(row);
        g_autofree char *content = content_of(before, row);
        if (subject == NULL || g_hash_table_contains(same, content) ||
            (row->person == NULL && has_bed(now, row->bed))) /* somebody lies there now */
            continue;
        guint instead = GPOINTER_TO_UINT(g_hash_table_lookup(changed, subject));
        if (instead > 0) {
            g_hash_table_insert(changed, subject, GUINT_TO_POINTER(instead - 1));
            continue;
        }
        count++;
        if (gone != NULL)
            g_ptr_array_add(gone, gone_words(now, before, row));
    }
    return count;
}

/* ---- the map ---- */

/* "81女" without the years, which pass. */
static const char *
without_age(const char *who)
{
    return who + strspn(who, "~0123456789");
}

static bool
same_person(const SheetBedPerson *one, const SheetBedPerson *other)
{
    return g_strcmp0(one->person, other->person) == 0 && g_strcmp0(one->name, other->name) == 0 &&
           g_strcmp0(one->kanji, other->kanji) == 0 && g_strcmp0(one->state, other->state) == 0 &&
           strcmp(without_age(one->who), without_age(other->who)) == 0 &&
           g_strcmp0(one->transport, other->transport) == 0 &&
           g_strcmp0(one->grade, other->grade) == 0 && g_strcmp0(one->alert, other->alert) == 0 &&
           g_strcmp0(one->vital, other->vital) == 0 &&
           g_strcmp0(one->letters, other->letters) == 0 && one->marks == other->marks;
}

static bool
same_bed(const SheetBed *one, const SheetBed *other)
{
    bool same = strcmp(one->state, other->state) == 0 && g_strcmp0(one->words, other->words) == 0 &&
                one->persons->len == other->persons->len;
    for (guint i = 0; same && i < one->persons->len; i++)
        same = same_person(one->persons->pdata[i], other->persons->pdata[i]);
    return same;
}

static GHashTable *
beds_of(const Sheet *sheet)
{
    GHashTable *beds = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < sheet->rooms->len; i++) {
        const SheetRoom *room = sheet->rooms->pdata[i];
        for (guint k = 0; k < room->beds->len; k++)
            g_hash_table_insert(beds, ((SheetBed *)room->beds->pdata[k])->label,
                                room->beds->pdata[k]);
    }
    return beds;
}

/* Handles of all whom a map shows. */
static GHashTable *
shown_on(const Sheet *sheet)
{
    GHashTable *shown = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < sheet->rooms->len; i++) {
        const SheetRoom *room = sheet->rooms->pdata[i];
        for (guint k = 0; k < room->beds->len; k++) {
            const SheetBed *bed = room->beds->pdata[k];
            for (guint p = 0; p < bed->persons->len; p++)
                g_hash_table_add(shown, ((SheetBedPerson *)bed->persons->pdata[p])->person);
        }
    }
    return shown;
}

/* Who stood in BED and stands in none of NOW: whose bed alone reads otherwise is no such person. */
static guint
find_gone_from(const SheetBed *bed, GHashTable *here, GPtrArray *gone)
{
    guint count = 0;
    for (guint i = 0; i < bed->persons->len; i++) {
        const SheetBedPerson *person = bed->persons->pdata[i];
        if (g_hash_table_contains(here, person->person))
            continue;
        count++;
        bool written = *person->kanji != '\0';
        if (gone != NULL)
            g_ptr_array_add(gone, g_strdup_printf("%s %s%s%s", bed->label, person->name,
                                                  written ? " " : "", person->kanji));
    }
    return count;
}

static guint
find_gone_from_map(const Sheet *now, const Sheet *before, GPtrArray *gone)
{
    guint count = 0;
    g_autoptr(GHashTable) here = shown_on(now);
    for (guint i = 0; i < before->rooms->len; i++) {
        const SheetRoom *room = before->rooms->pdata[i];
        for (guint k = 0; k < room->beds->len; k++)
            count += find_gone_from(room->beds->pdata[k], here, gone);
    }
    return count;
}

static guint
mark_beds(Sheet *now, const Sheet *before)
{
    guint count = 0;
    g_autoptr(GHashTable) beds = beds_of(now);
    g_autoptr(GHashTable) then = beds_of(before);
    for (guint i = 0; i < now->rows->len; i++) {
        SheetRow *row = now->rows->pdata[i];
        SheetBed *bed = g_hash_table_lookup(beds, row->bed);
        const SheetBed *was = g_hash_table_lookup(then, row->bed);
        bed->changed = was == NULL || !same_bed(bed, was);
        row->changed = bed->changed;
        count += bed->changed;
    }
    return count;
}

static guint
mark_rows(Sheet *now, const Sheet *before)
{
    guint count = 0;
    g_autoptr(GHashTable) then = contents_of(before);
    for (guint i = 0; i < now->rows->len; i++) {
        SheetRow *row = now->rows->pdata[i];
        g_autofree char *content = content_of(now, row);
        row->changed = !g_hash_table_contains(then, content);
        count += row->changed;
    }
    return count;
}

guint
sheet_mark_changes(Sheet *now, const Sheet *before, GPtrArray *gone)
{
    bool map = now->rooms != NULL && before->rooms != NULL;
    return map ? mark_beds(now, before) + find_gone_from_map(now, before, gone)
               : mark_rows(now, before) + find_gone(now, before, gone);
}
