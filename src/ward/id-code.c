/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/id-code.h"

#include "base/text.h"

#include <string.h>

#define DIGIT '#'
#define DROPPED '.'
#define MORE '+'

/* Matches all of TEXT to all of FORM and puts the ID's digits into ID (emptied on failure). */
static bool
match(const char *form, const char *text, GString *id)
{
    gsize kept = id->len;
    if (*form == '\0' || *form == ',')
        return *text == '\0';
    if (*text == '\0')
        return false;
    bool digit = *form == DIGIT;
    bool fits = digit              ? g_ascii_isdigit(*text)
                : *form == DROPPED ? true
                                   : g_ascii_toupper(*form) == g_ascii_toupper(*text);
    if (!fits)
        return false;
    if (digit)
        g_string_append_c(id, *text);
    bool many = digit && form[1] == MORE;
    if ((many && match(form, text + 1, id)) || match(form + (many ? 2 : 1), text + 1, id))
        return true;
    g_string_truncate(id, kept);
    return false;
}

char *
id_code_read(const char *rule, const char *text)
{
    if (rule == NULL || !g_utf8_validate(text, -1, NULL))
        return NULL;
    g_autofree char *normal = text_nfkc(text);
    g_autofree char *plain = g_strstrip(g_steal_pointer(&normal));
    g_autoptr(GString) id = g_string_new(NULL);
    for (const char *form = rule; form != NULL; form = strchr(form, ',')) {
        form += strspn(form, ", ");
        if (match(form, plain, id))
            return g_strdup(id->str);
    }
    return NULL;
}

bool
id_code_begins(const char *rule, char sign)
{
    for (const char *form = rule; form != NULL; form = strchr(form, ',')) {
        form += strspn(form, ", ");
        if (g_ascii_tolower(*form) == g_ascii_tolower(sign) && strchr("#.", sign) == NULL)
            return true;
    }
    return false;
}

bool
id_code_is_rule(const char *rule)
{
    g_auto(GStrv) forms = g_strsplit(rule, ",", -1);
    for (guint i = 0; forms[i] != NULL; i++)
        if (strchr(forms[i], DIGIT) == NULL || !g_str_is_ascii(forms[i]))
            return false;
    return forms[0] != NULL;
}
