/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/lasting.h"

#include "census/fact.h"

#include "ward/caution.h"

#include <string.h>

/* What was gathered so far, from the newest statement back. */
typedef struct {
    const char *list; /* what holds now */
    GArray *missing;  /* Lasting */
    GPtrArray *met;   /* lists that were gathered: weeks of rounds say the same again and again */
    bool over[CAUTION_KINDS]; /* a newer list says which it is, or that it ended */
} Gathering;

static void
clear_lasting(gpointer lasting)
{
    g_free(((Lasting *)lasting)->item);
}

static guint
kind_of(const char *item)
{
    guint kind = 0;
    while (kind < CAUTION_KINDS && !value_has(item, caution_kinds[kind].key))
        kind++;
    return kind;
}

static bool
was_met(const Gathering *gathering, const char *list)
{
    for (guint i = 0; i < gathering->met->len; i++)
        if (strcmp(gathering->met->pdata[i], list) == 0)
            return true;
    return false;
}

static bool
is_ended(const char *list, guint kind)
{
    const char *end = caution_kinds[kind].end;
    return end != NULL && value_has(list, end);
}

/* "ﾍﾟﾆｼﾘﾝ" and "ペニシリン" are one. */
static bool
same_words(const char *item, const char *other)
{
    if (strcmp(item, other) == 0)
        return true;
    g_autofree char *key = value_key(WHAT_KANJI, item);
    g_autofree char *other_key = value_key(WHAT_KANJI, other);
    g_autofree char *folded = g_utf8_casefold(key, -1);
    g_autofree char *other_folded = g_utf8_casefold(other_key, -1);
    return strcmp(folded, other_folded) == 0;
}

/* Anything of the kind in LIST holds one that was said without words. */
static bool
holds_words(const char *list, guint kind, const char *item)
{
    bool found = false;
    if (!value_has(list, caution_kinds[kind].key))
        return false;
    g_auto(GStrv) parts = g_strsplit(list, ",", -1);
    for (guint i = 0; parts[i] != NULL && !found; i++)
        found = value_has(parts[i], caution_kinds[kind].key) &&
                (strcmp(item, caution_kinds[kind].key) == 0 || same_words(parts[i], item));
    return found;
}

/* Whether the list, or what was gathered, says ITEM: without words any of its kind does. */
static bool
is_said(const Gathering *gathering, guint kind, const char *item)
{
    bool said = holds_words(gathering->list, kind, item);
    for (guint i = 0; i < gathering->missing->len && !said; i++)
        said = holds_words(g_array_index(gathering->missing, Lasting, i).item, kind, item);
    return said;
}

static void
gather_item(Gathering *gathering, const char *item, const Filed *said)
{
    guint kind = kind_of(item);
    if (kind == CAUTION_KINDS || gathering->over[kind] || is_said(gathering, kind, item))
        return;
    Lasting lasting = { g_strdup(item), said };
    g_array_append_val(gathering->missing, lasting);
}

/* Whether nothing older than LIST is asked for: it ends the kind, or says which it is. "Isolation"
 * alone says less than "airborne" before it. */
static bool
settles(const char *list, guint kind)
{
    if (is_ended(list, kind))
        return true;
    if (caution_kinds[kind].by_words || !value_has(list, caution_kinds[kind].key))
        return false; /* asked of everyone each time that a map is drawn */
    bool settled = false;
    g_auto(GStrv) items = g_strsplit(list, ",", -1);
    for (guint i = 0; items[i] != NULL && !settled; i++)
        settled = kind_of(items[i]) == kind && strchr(items[i], ':') != NULL;
    return settled;
}

/* The items of SAID that the list leaves out and nothing newer says. */
static void
gather(Gathering *gathering, const Filed *said)
{
    g_ptr_array_add(gathering->met, (gpointer)said->said.value);
    g_auto(GStrv) items = g_strsplit(said->said.value, ",", -1);
    for (guint i = 0; items[i] != NULL; i++)
        gather_item(gathering, items[i], said);
    for (guint kind = 0; kind < CAUTION_KINDS; kind++)
        gathering->over[kind] |= settles(said->said.value, kind);
}

GArray *
lasting_missing(const View *view, const Person *person, const char *list)
{
    const Pile *pile = person->piles[WHAT_CAUTION];
    g_autoptr(GPtrArray) met = g_ptr_array_new();
    Gathering gathering = { list, g_array_new(FALSE, FALSE, sizeof(Lasting)), met, { false } };
    g_array_set_clear_func(gathering.missing, clear_lasting);
    for (guint kind = 0; kind < CAUTION_KINDS; kind++)
        gathering.over[kind] = settles(list, kind);
    for (guint i = view_end(view, pile); i-- > 0;) {
        const Filed *said = pile->pdata[i];
        if (!was_met(&gathering, said->said.value) && fact_counts(view, person, said))
            gather(&gathering, said);
    }
    return gathering.missing;
}

GArray *
lasting_dropped(const View *view, const Person *person)
{
    const char *list = fact_value(view, person, WHAT_CAUTION);
    return lasting_missing(view, person, list != NULL ? list : "");
}

char *
lasting_list(const GArray *lasting)
{
    GString *list = g_string_new(NULL);
    for (guint i = 0; i < lasting->len; i++)
        g_string_append_printf(list, "%s%s", i > 0 ? "," : "",
                               g_array_index(lasting, Lasting, i).item);
    return g_string_free(list, FALSE);
}

char *
lasting_cautions(const View *view, const Person *person)
{
    const char *now = fact_known(view, person, WHAT_CAUTION);
    g_autoptr(GArray) dropped = lasting_dropped(view, person);
    if (dropped->len == 0)
        return g_strdup(now);
    g_autofree char *before = lasting_list(dropped);
    return now != NULL ? g_strconcat(now, ",", before, NULL) : g_steal_pointer(&before);
}

bool
lasting_hides_name(const View *view, const Person *person)
{
    if (!person->may_hide)
        return false; /* asked of everyone each time that a map is drawn */
    g_autofree char *cautions = lasting_cautions(view, person);
    return value_has(cautions, "hidden");
}
