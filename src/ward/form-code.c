/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/form-code.h"

#include "ward/code.h"

#include <string.h>

/* The hyphen keeps a ward whose figures begin "MG1" from being looked at as a band. */
#define MAGIC "MF1-"
#define MAGIC_LENGTH 4
#define WARD_LENGTH 4
#define BED_LENGTH CODE_HASH_LENGTH
#define CODE_LENGTH (MAGIC_LENGTH + WARD_LENGTH + BED_LENGTH + CODE_CHECK_LENGTH)

/* Magic and ward: what all forms of a ward begin with. (transfer full) */
static GString *
ward_part(const Layout *layout)
{
    GString *out = g_string_new(MAGIC);
    g_autofree char *ward =
        g_strdup_printf("%s\n%s", layout->hospital != NULL ? layout->hospital : "", layout->name);
    code_append_hash(out, ward, strlen(ward), NULL);
    return g_string_truncate(out, MAGIC_LENGTH + WARD_LENGTH);
}

char *
form_code(const Layout *layout, const char *bed)
{
    GString *out = ward_part(layout);
    code_append_hash(out, bed, strlen(bed), NULL);
    code_append_check(out);
    return g_string_free(out, FALSE);
}

FormReading
form_code_read(const char *text, const Layout *layout, const GPtrArray *beds, const char **ret_bed)
{
    g_autofree char *code = code_find(text, MAGIC);
    if (code == NULL)
        return FORM_READ_NOT_OURS;
    if (strlen(code) != CODE_LENGTH || !code_is_check_right(code))
        return FORM_READ_MISREAD;
    g_autoptr(GString) ward = ward_part(layout);
    if (!g_str_has_prefix(code, ward->str))
        return FORM_READ_OTHER_WARD;
    for (guint i = 0; i < beds->len; i++) {
        g_autofree char *its = form_code(layout, beds->pdata[i]);
        if (strcmp(its, code) != 0)
            continue;
        *ret_bed = beds->pdata[i];
        return FORM_READ_BED;
    }
    return FORM_READ_NO_BED;
}

bool
form_code_is(const char *text)
{
    g_autofree char *code = code_find(text, MAGIC);
    return code != NULL;
}
