/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/sheet-change.h"

#include <string.h>

/* These change by themselves, or by looking again. */
static bool
counts(const char *key)
{
    static const char *const passing[] = { "seen_at", "seen_by", "last_seen_at", "last_seen_by",
                                           "age",     "at",      "statements" };
    for (guint i = 0; i < G_N_ELEMENTS(passing); i++)
        if (strcmp(passing[i], key) == 0)
            return false;
    return true;
}

/* What makes a row the same row. (transfer full) */
static char *
content_of(const Sheet *sheet, const SheetRow *row)
{
    GString *out = g_string_new(row->struck ? "struck" : "");
    for (guint i = 0; sheet->form->columns[i].key != NULL; i++)
        if (counts(sheet->form->columns[i].key))
            g_string_append_printf(out, "\t%s", row->cells[i].code);
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

char *
sheet_row_words(const Sheet *sheet, const SheetRow *row)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; sheet->form->faces[i].label != NULL && i < 2; i++) {
        g_autofree char *words = sheet_face_text(sheet, row, &sheet->form->faces[i]);
        g_strdelimit(words, "\n", ' ');
        g_string_append_printf(out, "%s%s", i > 0 ? " " : "", words);
    }
    return g_string_free(out, FALSE);
}

/* Rows about somebody, or a bed, that has none any more. */
static guint
find_gone(const Sheet *now, const Sheet *before, GPtrArray *gone)
{
    guint count = 0;
    g_autoptr(GHashTable) subjects = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < now->rows->len; i++)
        if (subject_of(now->rows->pdata[i]) != NULL)
            g_hash_table_add(subjects, (gpointer)subject_of(now->rows->pdata[i]));
    for (guint i = 0; i < before->rows->len; i++) {
        const char *subject = subject_of(before->rows->pdata[i]);
        if (subject == NULL || !g_hash_table_add(subjects, (gpointer)subject))
            continue;
        count++;
        if (gone != NULL)
            g_ptr_array_add(gone, sheet_row_words(before, before->rows->pdata[i]));
    }
    return count;
}

/* ---- the map ---- */

static bool
same_person(const SheetBedPerson *one, const SheetBedPerson *other)
{
    return g_strcmp0(one->person, other->person) == 0 && g_strcmp0(one->name, other->name) == 0 &&
           g_strcmp0(one->kanji, other->kanji) == 0 &&
           g_strcmp0(one->transport, other->transport) == 0 &&
           g_strcmp0(one->letters, other->letters) == 0 && g_strcmp0(one->marks, other->marks) == 0;
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

static guint
mark_beds(Sheet *now, const Sheet *before)
{
    guint count = 0;
    g_autoptr(GHashTable) beds = beds_of(now);
    g_autoptr(GHashTable) then = beds_of(before);
    GHashTableIter iter;
    gpointer label, bed;
    g_hash_table_iter_init(&iter, beds);
    while (g_hash_table_iter_next(&iter, &label, &bed)) {
        const SheetBed *was = g_hash_table_lookup(then, label);
        ((SheetBed *)bed)->changed = was == NULL || !same_bed(bed, was);
        count += ((SheetBed *)bed)->changed;
    }
    return count;
}

guint
sheet_mark_changes(Sheet *now, const Sheet *before, GPtrArray *gone)
{
    guint count = 0;
    g_autoptr(GHashTable) then = contents_of(before);
    for (guint i = 0; i < now->rows->len; i++) {
        SheetRow *row = now->rows->pdata[i];
        g_autofree char *content = content_of(now, row);
        row->changed = !g_hash_table_contains(then, content);
        count += row->changed;
    }
    if (now->rooms != NULL && before->rooms != NULL)
        count = mark_beds(now, before);
    return count + find_gone(now, before, gone);
}
