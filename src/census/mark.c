/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/mark.h"

#include "base/language.h"

#include <string.h>

/* In the order of the files, which stays. */
static const struct {
    guint mark;
    const char *key; /* NULL: not in files */
    const char *word;
    const char *sign; /* of a loud one begins with "!" */
    bool loud;
} marks_table[] = {
    { MARK_DIFFERS, "differs", N_("[differs]"), N_("df"), false },
    { MARK_NAMESAKE, "namesake", N_("[SAME NAME]"), N_("!Nm"), true },
    { MARK_PERHAPS_NAMESAKE, "similar-name", N_("[SAME NAME?]"), N_("!Nm?"), true },
    { MARK_SIMILAR_NAME, "similar-name", N_("[similar]"), N_("sm"), false },
    { MARK_SAME_SURNAME, "same-surname", N_("[surname]"), N_("sn"), false },
    { MARK_TWO_IN_BED, "two-in-bed", N_("[TWO IN BED]"), N_("!2"), true },
    { MARK_SAME_ID, "same-id", N_("[SAME ID]"), N_("!ID"), true },
    { MARK_SAME_IDENTITY, "same-identity", N_("[SAME PERSON?]"), N_("!Pe"), true },
    { MARK_BAND_DIFFERS, "band-differs", N_("[BAND DIFFERS]"), N_("!Bd"), true },
    { MARK_SEEN_AFTER_LEAVING, "seen-after-leaving", N_("[SEEN AFTER LEAVING]"), N_("!Lv"), true },
    { MARK_OVERDUE, "overdue", N_("[overdue]"), N_("od"), false },
    { MARK_MOVED, "moved", N_("[moved]"), N_("mv"), false },
    { MARK_HIDDEN, "hidden", N_("[hidden]"), N_("hd"), false },
    { MARK_HIDDEN_BEFORE, NULL, N_("[hidden]"), N_("hd"), false },
};

char *
marks_format(guint marks)
{
    GString *out = g_string_new(NULL);
    const char *last = "";
    for (guint i = 0; i < G_N_ELEMENTS(marks_table); i++) {
        const char *key = marks & marks_table[i].mark ? marks_table[i].key : NULL;
        if (key == NULL || strcmp(key, last) == 0)
            continue;
        g_string_append_printf(out, "%s%s", out->len > 0 ? "," : "", key);
        last = key;
    }
    return g_string_free(out, FALSE);
}

/* A mark that goes where one of OTHERS says as much. */
static const struct {
    guint mark;
    guint others;
} weaker[] = {
    { MARK_SAME_SURNAME,
      MARK_NAMESAKE | MARK_SAME_IDENTITY | MARK_PERHAPS_NAMESAKE | MARK_SIMILAR_NAME },
    { MARK_HIDDEN_BEFORE, MARK_HIDDEN },
};

guint
marks_shown(guint marks)
{
    guint shown = marks;
    for (guint i = 0; i < G_N_ELEMENTS(weaker); i++)
        if (marks & weaker[i].others)
            shown &= ~weaker[i].mark;
    return shown;
}

guint
marks_take(guint *marks)
{
    guint first = *marks & (~*marks + 1);
    *marks &= ~first;
    return first;
}

/* The place of MARK, one bit, in the table. */
static guint
row_of(guint mark)
{
    guint row = 0;
    while (marks_table[row].mark != mark)
        row++;
    return row;
}

char *
marks_label(guint marks)
{
    GString *out = g_string_new(NULL);
    for (guint left = marks_shown(marks); left != 0;)
        g_string_append(out, _(marks_table[row_of(marks_take(&left))].word));
    return g_string_free(out, FALSE);
}

char *
marks_signs(guint marks)
{
    GString *out = g_string_new(NULL);
    for (guint left = marks_shown(marks); left != 0;)
        g_string_append_printf(out, "%s%s", out->len > 0 ? " " : "",
                               _(marks_table[row_of(marks_take(&left))].sign));
    return g_string_free(out, FALSE);
}

char *
marks_legend(void)
{
    GString *out = g_string_new(NULL);
    for (guint left = MARK_ALL & ~(guint)MARK_HIDDEN_BEFORE; left != 0;) {
        guint row = row_of(marks_take(&left));
        g_string_append_printf(out, "%s%s=%s", out->len > 0 ? "  " : "", _(marks_table[row].sign),
                               _(marks_table[row].word));
    }
    return g_string_free(out, FALSE);
}

guint
marks_loud(guint marks)
{
    guint loud = 0;
    for (guint i = 0; i < G_N_ELEMENTS(marks_table); i++)
        if (marks_table[i].loud)
            loud |= marks & marks_table[i].mark;
    return loud;
}

bool
marks_are_loud(guint marks)
{
    return marks_loud(marks) != 0;
}
