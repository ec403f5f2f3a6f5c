/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/handoff-change.h"

#include "census/change.h"

#include "base/language.h"

/* What was said that made the difference, NULL if only a strike did. */
static const Filed *
cause_of(const Handoff *handoff, const Change *change)
{
    switch (change->kind) {
    case CHANGE_CAME:
        return change->now.arrived;
    case CHANGE_BED:
        return change->now.moved != NULL ? change->now.moved : change->now.latest;
    case CHANGE_IDENTITY:
    case CHANGE_CARE:
        return fact_read(reading_view(handoff->projection->reading), change->person, change->what)
            .current;
    case CHANGE_TIED: /* the band or the paper that told it is on the history */
        return NULL;
    case CHANGE_WENT:
    case CHANGE_STATE:
    case CHANGE_KIND_COUNT:
        break;
    }
    return change->now.latest;
}

/* What files carry: "admit;", "501-5;508-1", "away:exam", "kana;サトウ;カトウ". (transfer full) */
static char *
change_code(const Handoff *handoff, const Change *change)
{
    const Bed *from = change->before.bed, *to = change->now.bed;
    const Filed *cause = cause_of(handoff, change);
    switch (change->kind) {
    case CHANGE_BED:
        return g_strdup_printf("%s;%s", from != NULL ? from->label : "",
                               to != NULL ? to->label : "");
    case CHANGE_STATE:
        return standing_state_key(&change->now);
    case CHANGE_TIED:
        return g_strdup(change->tied->handle);
    case CHANGE_IDENTITY:
    case CHANGE_CARE:
        return g_strdup_printf("%s;%s;%s", vocabulary_row(change->what)->key,
                               change->value_before != NULL ? change->value_before : "",
                               change->value_now != NULL ? change->value_now : "");
    case CHANGE_CAME:
    case CHANGE_WENT:
    case CHANGE_KIND_COUNT:
        break;
    }
    return cause != NULL ? g_strdup_printf("%s;%s", vocabulary_row((What)cause->said.what)->key,
                                           cause->said.value)
                         : g_strdup("");
}

static char *
came_words(const Change *change)
{
    return g_strdup(_(vocabulary_row((What)change->now.arrived->said.what)->label));
}

static char *
went_words(const Change *change)
{
    g_autofree char *state = standing_state_label(&change->now);
    const Filed *latest = change->now.latest;
    if (latest == NULL)
        return g_strdup(_("taken back: nothing is said of them any more"));
    g_autofree char *how = value_label((What)latest->said.what, latest->said.value);
    return *how != '\0' ? g_strdup_printf("%s: %s", state, how) : g_steal_pointer(&state);
}

static char *
bed_words(const Change *change)
{
    const Bed *from = change->before.bed, *to = change->now.bed;
    return g_strdup_printf(_("from %s to %s"), from != NULL ? from->label : _("no bed"),
                           to != NULL ? to->label : _("no bed"));
}

static char *
state_words(const Change *change)
{
    g_autofree char *before = standing_state_label(&change->before);
    g_autofree char *now = standing_state_label(&change->now);
    return g_strdup_printf(_("%s (before: %s)"), now, before);
}

static char *
tied_words(const Change *change)
{
    const Bed *bed = change->before.bed;
    return g_strdup_printf(_("the same person as %s, who was in %s"), change->tied->handle,
                           bed != NULL ? bed->label : _("no bed"));
}

static char *
fact_words(const Change *change)
{
    g_autofree char *before = change->value_before != NULL
                                  ? value_label(change->what, change->value_before)
                                  : g_strdup(_("not asked"));
    g_autofree char *now = change->value_now != NULL ? value_label(change->what, change->value_now)
                                                     : g_strdup(_("struck"));
    return g_strdup_printf(_("%s: %s (before: %s)"), _(vocabulary_row(change->what)->label), now,
                           before);
}

static char *(*const words_of[CHANGE_KIND_COUNT])(const Change *change) = {
    [CHANGE_CAME] = came_words, [CHANGE_TIED] = tied_words,   [CHANGE_WENT] = went_words,
    [CHANGE_BED] = bed_words,   [CHANGE_STATE] = state_words, [CHANGE_IDENTITY] = fact_words,
    [CHANGE_CARE] = fact_words,
};

void
handoff_changes(Handoff *handoff)
{
    const Projection *projection = handoff->projection;
    if (projection->then == NULL)
        return;
    g_autoptr(GArray) changes = change_read(projection->then, projection->reading);
    for (guint i = 0; i < changes->len; i++) {
        const Change *change = &g_array_index(changes, Change, i);
        RowPen pen = handoff_row(handoff, change_key(change->kind), change_label(change->kind));
        g_autofree char *words = words_of[change->kind](change);
        g_autofree char *code = change_code(handoff, change);
        handoff_person(&pen, &change->now);
        handoff_moment(&pen, cause_of(handoff, change));
        sheet_set(pen.sheet, pen.row, "detail", code, words);
        pen.row->loud = change->kind == CHANGE_IDENTITY || change->kind == CHANGE_TIED;
    }
}
