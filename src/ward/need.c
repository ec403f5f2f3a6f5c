/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/need.h"

#include "ward/vocabulary.h"

#include "base/error.h"
#include "base/instant.h"
#include "base/language.h"
#include "base/text.h"

#include <string.h>

extern const char nursing_need_2024_ini[];
extern const unsigned long nursing_need_2024_ini_length;

#define FORM_GROUP "form"
#define YES_OR_NO "yes"

static void
item_free(gpointer data)
{
    NeedItem *item = data;
    g_free(item->key);
    g_free(item->part);
    g_free(item->label);
    g_strfreev(item->choices);
    g_strfreev(item->words);
    g_free(item);
}

void
need_form_free(NeedForm *form)
{
    if (form == NULL)
        return;
    g_free(form->key);
    g_free(form->title);
    g_ptr_array_unref(form->items);
    g_free(form);
}

/* The words of data files come in both languages. */
static char *
word(GKeyFile *file, const char *group, const char *choice)
{
    g_autofree char *key = g_strconcat(language_code(), choice, NULL);
    return g_key_file_get_string(file, group, key, NULL);
}

static NeedItem *
read_item(GKeyFile *file, const char *group)
{
    NeedItem *item = g_new0(NeedItem, 1);
    g_autofree char *choices = g_key_file_get_string(file, group, "choices", NULL);
    bool yes_or_no = strcmp(choices, YES_OR_NO) == 0;
    item->key = g_strdup(group);
    item->part = g_key_file_get_string(file, group, "part", NULL);
    item->label = word(file, group, "");
    item->choices = g_strsplit(yes_or_no ? "0 1" : choices, " ", -1);
    item->words = g_new0(char *, g_strv_length(item->choices) + 1);
    for (guint i = 0; item->choices[i] != NULL; i++)
        item->words[i] =
            yes_or_no ? g_strdup(i == 0 ? _("no") : _("yes")) : word(file, group, item->choices[i]);
    return item;
}

NeedForm *
need_form_load(const char *key)
{
    g_autoptr(GKeyFile) file = g_key_file_new();
    bool read = g_key_file_load_from_data(file, nursing_need_2024_ini, nursing_need_2024_ini_length,
                                          G_KEY_FILE_NONE, NULL);
    g_assert(read); /* compiled in, and tested */
    g_autofree char *own = g_key_file_get_string(file, FORM_GROUP, "key", NULL);
    if (key != NULL && strcmp(key, own) != 0)
        return NULL;
    NeedForm *form = g_new0(NeedForm, 1);
    form->key = g_steal_pointer(&own);
    form->title = word(file, FORM_GROUP, "");
    form->items = g_ptr_array_new_with_free_func(item_free);
    g_auto(GStrv) groups = g_key_file_get_groups(file, NULL);
    for (guint i = 0; groups[i] != NULL; i++)
        if (strcmp(groups[i], FORM_GROUP) != 0)
            g_ptr_array_add(form->items, read_item(file, groups[i]));
    return form;
}

/* ---- what was ticked ---- */

static char *
refuse(const char *value, const char *why, GError **error)
{
    g_autofree char *visible = text_visible(value);
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED, "%s “%s”: %s",
                _(vocabulary_row(WHAT_NURSING_NEED)->label), visible, why);
    return NULL;
}

static const NeedItem *
find_item(const NeedForm *form, const char *key)
{
    for (guint i = 0; i < form->items->len; i++)
        if (strcmp(((const NeedItem *)form->items->pdata[i])->key, key) == 0)
            return form->items->pdata[i];
    return NULL;
}

/* What TICKS ("A1=1,B2=0") says of ITEM, NULL if nothing. (transfer full) */
static char *
ticked(char **ticks, const NeedItem *item)
{
    for (guint i = 0; ticks[i] != NULL; i++) {
        g_auto(GStrv) pair = g_strsplit(ticks[i], "=", 2);
        if (strcmp(g_strstrip(pair[0]), item->key) == 0)
            return g_strdup(pair[1] != NULL ? g_strstrip(pair[1]) : "");
    }
    return NULL;
}

/* Each tick names an item of FORM once, with one of its values. */
static bool
check_ticks(const NeedForm *form, char **ticks)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; ticks[i] != NULL; i++) {
        g_auto(GStrv) pair = g_strsplit(ticks[i], "=", 2);
        const NeedItem *item = find_item(form, g_strstrip(pair[0]));
        if (item == NULL || pair[1] == NULL ||
            !g_strv_contains((const char *const *)item->choices, g_strstrip(pair[1])) ||
            !g_hash_table_add(seen, g_strdup(item->key)))
            return false;
    }
    return true;
}

char *
need_canonical(const char *value, GError **error)
{
    g_auto(GStrv) parts = g_strsplit(value, ";", 3);
    guint32 day;
    if (g_strv_length(parts) != 3 || !instant_parse_day(g_strstrip(parts[0]), &day, NULL))
        return refuse(value, _("is not DAY;FORM;ITEM=VALUE,...: 2026-11-02;general-2024;A1=1,B2=0"),
                      error);
    g_autoptr(NeedForm) form = need_form_load(g_strstrip(parts[1]));
    if (form == NULL)
        return refuse(value, _("names a form that this program does not have"), error);
    g_auto(GStrv) ticks = g_strsplit(parts[2], ",", -1);
    if (*ticks == NULL || !check_ticks(form, ticks))
        return refuse(value,
                      _("ticks nothing, or names an item that the form does not have, one twice, "
                        "or a value that the item does not take"),
                      error);
    GString *out = g_string_new(NULL);
    g_string_append_printf(out, "%s;%s;", parts[0], form->key);
    bool first = true;
    for (guint i = 0; i < form->items->len; i++) {
        const NeedItem *item = form->items->pdata[i];
        g_autofree char *tick = ticked(ticks, item);
        if (tick == NULL)
            continue;
        g_string_append_printf(out, "%s%s=%s", first ? "" : ",", item->key, tick);
        first = false;
    }
    return g_string_free(out, FALSE);
}

char *
need_ticked(const char *joined, const NeedItem *item)
{
    const char *ticks = strrchr(joined, ';');
    g_auto(GStrv) each = g_strsplit(ticks != NULL ? ticks + 1 : "", ",", -1);
    return ticked(each, item);
}

/* What VALUES of FORM tick ITEM, each once, in the order in which it was last said: of another
 * year's form the same key may be another item. (transfer full) */
static GPtrArray *
ticks_of(const char *const *values, const NeedForm *form, const NeedItem *item)
{
    GPtrArray *said = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *mark = g_strconcat(";", form->key, ";", NULL);
    for (guint i = 0; values[i] != NULL; i++) {
        guint same;
        g_autofree char *tick =
            strstr(values[i], mark) != NULL ? need_ticked(values[i], item) : NULL;
        if (tick == NULL)
            continue;
        if (g_ptr_array_find_with_equal_func(said, tick, g_str_equal, &same))
            g_ptr_array_remove_index(said, same);
        g_ptr_array_add(said, g_steal_pointer(&tick));
    }
    return said;
}

/* The form that the last of VALUES names which is known here; NULL if none is. (transfer full) */
static NeedForm *
form_of(const char *const *values)
{
    NeedForm *form = NULL;
    for (guint i = g_strv_length((char **)values); form == NULL && i-- > 0;) {
        g_auto(GStrv) parts = g_strsplit(values[i], ";", 3);
        form = g_strv_length(parts) == 3 ? need_form_load(parts[1]) : NULL;
    }
    return form;
}

char *
need_join(const char *const *values)
{
    g_autoptr(NeedForm) form = form_of(values);
    if (form == NULL)
        return g_strdup("");
    GString *out = g_string_new(form->key);
    char sign = ';';
    for (guint i = 0; i < form->items->len; i++) {
        const NeedItem *item = form->items->pdata[i];
        g_autoptr(GPtrArray) said = ticks_of(values, form, item);
        if (said->len == 0)
            continue;
        g_string_append_printf(out, "%c%s=", sign, item->key);
        sign = ',';
        for (guint k = said->len; k-- > 0;)
            g_string_append_printf(out, "%s%s", (char *)said->pdata[k], k > 0 ? "|" : "");
    }
    return g_string_free(out, FALSE);
}

static const char *
words_of(const NeedItem *item, const char *tick)
{
    for (guint k = 0; item->choices[k] != NULL; k++)
        if (strcmp(item->choices[k], tick) == 0)
            return item->words[k];
    return tick;
}

char *
need_item_words(const NeedItem *item, const char *tick)
{
    g_auto(GStrv) said = g_strsplit(tick, "|", -1);
    g_autoptr(GString) others = g_string_new(NULL);
    for (guint i = 1; said[0] != NULL && said[i] != NULL; i++)
        g_string_append_printf(others, "%s%s", i > 1 ? ", " : "", words_of(item, said[i]));
    const char *first = words_of(item, said[0] != NULL ? said[0] : "");
    return others->len > 0 ? g_strdup_printf(_("%s (BUT ALSO SAID: %s: ASK)"), first, others->str)
                           : g_strdup(first);
}

/* "A1 創傷処置: あり" */
static void
append_tick(GString *out, const NeedItem *item, const char *tick)
{
    g_autofree char *words = need_item_words(item, tick);
    g_string_append_printf(out, "%s%s %s: %s", out->len > 0 ? ", " : "", item->key, item->label,
                           words);
}

char *
need_label(const char *value)
{
    g_auto(GStrv) parts = g_strsplit(value, ";", 3);
    g_autoptr(NeedForm) form = g_strv_length(parts) == 3 ? need_form_load(parts[1]) : NULL;
    if (form == NULL)
        return g_strdup(value);
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GString) zeros = g_string_new(NULL);
    g_auto(GStrv) ticks = g_strsplit(parts[2], ",", -1);
    for (guint i = 0; i < form->items->len; i++) {
        const NeedItem *item = form->items->pdata[i];
        g_autofree char *tick = ticked(ticks, item);
        if (tick != NULL && strcmp(tick, "0") == 0)
            g_string_append_printf(zeros, "%s%s", zeros->len > 0 ? " " : "", item->key);
        else if (tick != NULL)
            append_tick(out, item, tick);
    }
    return g_strconcat(out->str, out->len > 0 && zeros->len > 0 ? ", " : "",
                       zeros->len > 0 ? "0: " : "", zeros->str, NULL);
}
