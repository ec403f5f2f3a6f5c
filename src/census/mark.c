/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/mark.h"

#include "base/language.h"

static const struct {
    guint mark;
    const char *key;
    const char *word;
    bool loud;
} marks_table[] = {
    { MARK_DIFFERS, "differs", N_("[differs]"), false },
    { MARK_NAMESAKE, "namesake", N_("[SAME NAME]"), true },
    { MARK_SIMILAR_NAME, "similar-name", N_("[similar]"), false },
    { MARK_SAME_SURNAME, "same-surname", N_("[surname]"), false },
    { MARK_TWO_IN_BED, "two-in-bed", N_("[TWO IN BED]"), true },
    { MARK_SAME_ID, "same-id", N_("[SAME ID]"), true },
    { MARK_SAME_IDENTITY, "same-identity", N_("[SAME PERSON?]"), true },
    { MARK_BAND_DIFFERS, "band-differs", N_("[BAND DIFFERS]"), true },
    { MARK_SEEN_AFTER_LEAVING, "seen-after-leaving", N_("[SEEN AFTER LEAVING]"), true },
    { MARK_OVERDUE, "overdue", N_("[overdue]"), false },
    { MARK_MOVED, "moved", N_("[moved]"), false },
    { MARK_HIDDEN, "hidden", N_("[hidden]"), false },
};

char *
marks_format(guint marks)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(marks_table); i++)
        if (marks & marks_table[i].mark)
            g_string_append_printf(out, "%s%s", out->len > 0 ? "," : "", marks_table[i].key);
    return g_string_free(out, FALSE);
}

char *
marks_label(guint marks)
{
    GString *out = g_string_new(NULL);
    if (marks & (MARK_NAMESAKE | MARK_SAME_IDENTITY | MARK_SIMILAR_NAME))
        marks &= ~(guint)MARK_SAME_SURNAME; /* the louder word says it already */
    for (guint i = 0; i < G_N_ELEMENTS(marks_table); i++)
        if (marks & marks_table[i].mark)
            g_string_append(out, _(marks_table[i].word));
    return g_string_free(out, FALSE);
}

bool
marks_are_loud(guint marks)
{
    for (guint i = 0; i < G_N_ELEMENTS(marks_table); i++)
        if (marks_table[i].loud && (marks & marks_table[i].mark))
            return true;
    return false;
}
