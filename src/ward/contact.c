/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/contact.h"

#include "base/language.h"
#include "base/text.h"

#include <stdbool.h>
#include <string.h>

static bool
contact_flags_good(const char *flags)
{
    g_auto(GStrv) parts = g_strsplit(flags, ",", -1);
    for (guint i = 0; parts[i] != NULL; i++)
        if (strcmp(parts[i], "reached") != 0 && strcmp(parts[i], "do-not-call") != 0)
            return false;
    return true;
}

/* NULL if they can be one. */
static const char *
why_not(char **parts, guint count, guint64 *ret_order)
{
    if (count < 3 || count > 5)
        return _("is not ORDER;RELATION;NAME;PHONE;FLAGS");
    if (!g_ascii_string_to_unsigned(parts[0], 10, 1, 99, ret_order, NULL))
        return _("does not begin with an order number from 1 to 99");
    if (count == 5 && *parts[4] != '\0' && !contact_flags_good(parts[4]))
        return _("knows the flags reached and do-not-call");
    return NULL;
}

char *
contact_canonical(const char *text, char **ret_warning, const char **ret_why)
{
    guint64 order;
    g_auto(GStrv) parts = g_strsplit(text, ";", -1);
    guint count = g_strv_length(parts);
    for (guint i = 0; i < count; i++)
        g_strstrip(parts[i]);
    *ret_why = why_not(parts, count, &order);
    if (*ret_why != NULL)
        return NULL;
    const char *phone = count > 3 ? parts[3] : "", *flags = count == 5 ? parts[4] : "";
    if (*phone != '\0' && !text_has_digit(phone) && ret_warning != NULL)
        *ret_warning = g_strdup_printf(_("“%s” has no digit: is it a phone number?"), phone);
    return g_strdup_printf("%u;%s;%s;%s%s%s", (guint)order, parts[1], parts[2], phone,
                           *flags != '\0' ? ";" : "", flags);
}

Contact *
contact_parse(const char *value)
{
    if (value == NULL || strchr(value, ';') == NULL)
        return NULL;
    g_auto(GStrv) parts = g_strsplit(value, ";", 5);
    guint count = g_strv_length(parts);
    Contact *contact = g_new0(Contact, 1);
    contact->order = (int)g_ascii_strtoll(parts[0], NULL, 10);
    contact->relation = g_strdup(count > 1 ? parts[1] : "");
    contact->name = g_strdup(count > 2 ? parts[2] : "");
    contact->phone = g_strdup(count > 3 ? parts[3] : "");
    contact->flags = g_strdup(count > 4 ? parts[4] : "");
    return contact;
}

void
contact_free(Contact *contact)
{
    if (contact == NULL)
        return;
    g_free(contact->relation);
    g_free(contact->name);
    g_free(contact->phone);
    g_free(contact->flags);
    g_free(contact);
}
