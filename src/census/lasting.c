/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/lasting.h"

#include "census/fact.h"

#include <string.h>

/* What lasts: each by its words, or as a whole, of which the newest word holds. */
static const struct {
    const char *key;
    const char *end; /* says that it is over, or NULL */
    bool by_words;
} kinds[] = {
    { "allergy", NULL, true },
    { "isolation", "isolation-ended", false },
    { "language", NULL, false },
};

#define NO_KIND G_N_ELEMENTS(kinds)

/* What was gathered so far, from the newest statement back. */
typedef struct {
    GArray *missing;
    bool ended[G_N_ELEMENTS(kinds)];
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
    while (kind < NO_KIND && !value_has(item, kinds[kind].key))
        kind++;
    return kind;
}

/* "ﾍﾟﾆｼﾘﾝ" and "ペニシリン" are one. (transfer full) */
static char *
key_of(const char *item)
{
    g_autofree char *key = value_key(WHAT_KANJI, item);
    return g_utf8_casefold(key, -1);
}

/* Any allergy of LIST holds one that was said without words. */
static bool
holds_words(const char *list, guint kind, const char *item)
{
    bool found = false;
    g_autofree char *wanted = key_of(item);
    g_auto(GStrv) parts = g_strsplit(list, ",", -1);
    for (guint i = 0; parts[i] != NULL && !found; i++) {
        g_autofree char *key = key_of(parts[i]);
        found = strcmp(key, wanted) == 0 ||
                (strcmp(wanted, kinds[kind].key) == 0 && value_has(parts[i], kinds[kind].key));
    }
    return found;
}

static bool
holds(const char *list, guint kind, const char *item)
{
    if (kinds[kind].by_words)
        return holds_words(list, kind, item);
    return value_has(list, kinds[kind].key) ||
           (kinds[kind].end != NULL && value_has(list, kinds[kind].end));
}

static bool
is_gathered(const Gathering *gathering, guint kind, const char *item)
{
    for (guint i = 0; i < gathering->missing->len; i++)
        if (holds(g_array_index(gathering->missing, Lasting, i).item, kind, item))
            return true;
    return gathering->ended[kind];
}

/* The items of SAID that LIST leaves out and nothing newer says. */
static void
gather(Gathering *gathering, const Filed *said, const char *list)
{
    g_auto(GStrv) items = g_strsplit(said->said.value, ",", -1);
    for (guint i = 0; items[i] != NULL; i++) {
        guint kind = kind_of(items[i]);
        if (kind == NO_KIND || holds(list, kind, items[i]) ||
            is_gathered(gathering, kind, items[i]))
            continue;
        Lasting lasting = { g_strdup(items[i]), said };
        g_array_append_val(gathering->missing, lasting);
    }
    for (guint kind = 0; kind < NO_KIND; kind++)
        if (kinds[kind].end != NULL && value_has(said->said.value, kinds[kind].end))
            gathering->ended[kind] = true;
}

GArray *
lasting_missing(const View *view, const Person *person, const char *list)
{
    Gathering gathering = { .missing = g_array_new(FALSE, FALSE, sizeof(Lasting)) };
    g_autoptr(GPtrArray) said = fact_statements(view, person, WHAT_CAUTION);
    g_array_set_clear_func(gathering.missing, clear_lasting);
    for (guint i = said->len; i-- > 0;)
        gather(&gathering, said->pdata[i], list);
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
