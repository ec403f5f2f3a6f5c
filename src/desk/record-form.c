/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/record-form.h"

#include "ward/answer.h"
#include "ward/bedside.h"
#include "ward/value.h"

#include "names/latin.h"

#include "base/error.h"
#include "base/language.h"
#include "base/moment.h"

#include <string.h>

bool
record_form_is(const TableLine *line)
{
    return *line->cells[CELL_NO] != '\0';
}

bool
record_form_is_blank(const TableLine *line)
{
    return record_form_is(line) && *line->cells[CELL_VALUE] == '\0';
}

/* What is written into the box of a name: a foreigner's in letters is one too. */
static What
written_as(What asked, const char *value)
{
    What letters = value_in_letters(asked);
    bool name = strchr(value, ' ') != NULL || latin_is_capitalised(value);
    return letters != WHAT_COUNT && name && latin_is_name(value) ? letters : asked;
}

bool
record_form_read(TableLine *line, GError **error)
{
    const char *number = line->cells[CELL_NO], *what = line->cells[CELL_WHAT];
    const BedsideQuestion *asked = bedside_find(number);
    if (asked == NULL) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED, _("the form has no question %s"),
                    number);
        return false;
    }
    const VocabularyRow *row = vocabulary_row(asked->what);
    if (*what != '\0' && strcmp(what, row->key) != 0) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                    _("question %s of the form is “%s”, not “%s”"), number, row->key, what);
        return false;
    }
    g_free(line->circled);
    line->circled = answer_circled(asked->what, line->cells[CELL_VALUE]);
    line->cells[CELL_WHAT] = vocabulary_row(written_as(asked->what, line->circled))->key;
    line->cells[CELL_VALUE] = line->circled;
    return true;
}

bool
record_form_seen(const char *written, const Instant *now, Instant *ret_seen)
{
    return instant_parse(written, now->zone, ret_seen, NULL) ||
           moment_parse_seen(written, now, ret_seen);
}

char *
record_form_time(const char *written, const Instant *seen)
{
    Instant ahead = *seen;
    return moment_parse_ahead(written, seen, &ahead.seconds) ? instant_format(&ahead)
                                                             : g_strdup(written);
}
