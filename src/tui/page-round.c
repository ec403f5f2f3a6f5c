/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/page-round.h"

#include "tui/bed-check.h"
#include "tui/round-view.h"
#include "tui/strike-prompt.h"

#include "desk/form.h"
#include "desk/late.h"

#include "base/language.h"

#include <string.h>

typedef struct {
    Page page;
    GPtrArray *beds; /* RoundBed */
    guint at;
    guint last; /* the bed of the last entry */
    bool full;
    BedCheck *check;   /* NULL once every bed was seen */
    GHashTable *later; /* labels of beds left for later though somebody was seen there */
    StrikePrompt *strike;
    Instant start; /* since when a look counts */
    bool told;     /* that it began stands in the book */
    bool sure;     /* asked whether it is to begin anew, or whether half an answer is to go */
} RoundPage;

static RoundBed *
bed_at(const RoundPage *round, guint index)
{
    return g_ptr_array_index(round->beds, index);
}

static bool
is_open(const RoundPage *round, guint index)
{
    const RoundBed *bed = bed_at(round, index);
    if (strcmp(bed->state, "closed") == 0)
        return false;
    return !bed->seen || g_hash_table_contains(round->later, bed->label);
}

/* What is typed in from paper is of a moment of its own. */
static bool
is_late(const RoundPage *round)
{
    Instant seen;
    return late_observer(round->page.session->desk, &seen) != NULL;
}

static void
read_beds(RoundPage *round)
{
    Session *session = round->page.session;
    g_clear_pointer(&round->beds, g_ptr_array_unref);
    round->beds = round_beds(session->desk, round->start.seconds);
}

/* A check that was left open is gone on with in full. */
static void
begin_bed(RoundPage *round, guint index)
{
    const RoundBed *bed = bed_at(round, index);
    g_clear_pointer(&round->check, bed_check_free);
    round->at = index;
    round->check = bed_check_new(round->page.session, bed, round->full || bed->begun);
}

/* The first open bed from INDEX on, round the ward; none: the round is done. */
static void
begin_open_bed(RoundPage *round, guint index)
{
    for (guint i = 0; i < round->beds->len; i++) {
        guint at = (index + i) % round->beds->len;
        if (is_open(round, at)) {
            begin_bed(round, at);
            return;
        }
    }
    g_clear_pointer(&round->check, bed_check_free);
}

/* The bed with LABEL, in full; false if there is none. */
static bool
begin_labelled(RoundPage *round, const char *label)
{
    read_beds(round);
    for (guint i = 0; i < round->beds->len; i++)
        if (strcmp(bed_at(round, i)->label, label) == 0) {
            round->full = true;
            begin_bed(round, i);
            return true;
        }
    return false;
}

static void
end_bed(RoundPage *round)
{
    BedCheck *check = round->check;
    if (check->step == CHECK_LATER)
        g_hash_table_add(round->later, g_strdup(check->bed));
    else
        g_hash_table_remove(round->later, check->bed);
    if (check->said != NULL) {
        g_autofree char *text = g_strdup_printf("✓ %s", check->said);
        round->last = round->at;
        if (round->page.session->message == NULL)
            session_tell(round->page.session, text);
    }
    read_beds(round);
    begin_open_bed(round, round->at + 1);
}

static void
draw(Page *page, const Canvas *canvas)
{
    RoundPage *round = (RoundPage *)page;
    if (round->strike != NULL) {
        Canvas part = canvas_part(canvas, (Spot){ 2, 1, 0 }, canvas->rows - 2);
        strike_prompt_draw(round->strike, &part);
    } else if (round->check != NULL) {
        round_view_draw_bed(round->check, round->beds, &round->start, canvas);
    } else {
        round_view_draw_end(page->session->desk, round->beds, &round->start, canvas);
    }
}

/* What was struck of the bed before is asked again; what was said elsewhere moves nobody. */
static void
ask_again(RoundPage *round, const char *bed)
{
    read_beds(round);
    guint last = MIN(round->last, round->beds->len - 1);
    bool before = round->last < round->beds->len && g_strcmp0(bed_at(round, last)->label, bed) == 0;
    begin_bed(round, before ? last : round->at);
}

static void
begin_strike(RoundPage *round)
{
    g_auto(LastEntry) entry = { NULL, NULL, false };
    if (desk_last_entry(round->page.session->desk, NULL, &entry))
        round->strike = strike_prompt_new(entry.words);
    else
        session_warn(round->page.session, _("Nothing was said at this desk that could be struck"));
}

static bool
key_in_strike(RoundPage *round, const Key *key)
{
    StrikeStep step = strike_prompt_key(round->strike, key);
    if (step == STRIKE_OPEN || step == STRIKE_IGNORED)
        return step == STRIKE_OPEN;
    g_auto(LastEntry) entry = { NULL, NULL, false };
    desk_last_entry(round->page.session->desk, NULL, &entry);
    if (step == STRIKE_GIVEN &&
        session_strike_last(round->page.session, strike_prompt_reason(round->strike)))
        ask_again(round, entry.bed);
    g_clear_pointer(&round->strike, strike_prompt_free);
    return true;
}

/* With the first word of a round the book learns since when it goes on. */
static void
tell_start(RoundPage *round)
{
    g_autoptr(GError) error = NULL;
    Desk *desk = round->page.session->desk;
    if (round->told || is_late(round))
        return;
    round->told = round_begin(desk, &round->start, &error);
    if (!round->told)
        session_fail(round->page.session, error);
}

static bool
take_key(Page *page, const Key *key)
{
    RoundPage *round = (RoundPage *)page;
    bool asked = round->check == NULL || round->check->step == CHECK_PRESENCE;
    round->sure &= key->kind == KEY_KIND_ESCAPE || (asked && key_is(key, 's'));
    if (round->strike != NULL)
        return key_in_strike(round, key);
    if (round->check == NULL || !bed_check_key(round->check, key))
        return false;
    if (round->check->said != NULL) {
        round->last = round->at;
        tell_start(round);
    }
    if (round->check->step == CHECK_DONE || round->check->step == CHECK_LATER)
        end_bed(round);
    return true;
}

/* Then neither another bed nor the map. */
static bool
holds_half(RoundPage *round)
{
    if (round->check == NULL || !bed_check_is_begun(round->check))
        return false;
    session_warn(round->page.session,
                 _("Half an answer stands here: Enter takes it, Backspace takes it away."));
    return true;
}

/* Whoever is called away from a check is told that it comes again. */
static void
tell_open(RoundPage *round)
{
    if (round->check == NULL || !bed_check_is_open(round->check))
        return;
    g_autofree char *words = g_strdup_printf(
        _("%s is begun, not ended: it stays in the queue of the round"), round->check->bed);
    session_warn(round->page.session, words);
}

/* Half an answer goes only when asked twice. */
static void
leave(RoundPage *round)
{
    bool half = round->check != NULL && bed_check_is_begun(round->check);
    if (half && !round->sure) {
        session_warn(round->page.session, _("Half an answer stands here: Enter takes it, Esc once "
                                            "more lets it go."));
        round->sure = true;
        return;
    }
    tell_open(round);
    session_close_page(round->page.session);
}

static void
walk(RoundPage *round, int step)
{
    guint count = round->beds->len;
    if (holds_half(round))
        return;
    tell_open(round);
    read_beds(round);
    begin_bed(round, (round->at + count + (guint)step) % count);
}

/* A paper form to be typed in: all of its bed is asked. */
static bool
scan(Page *page, const char *code)
{
    RoundPage *round = (RoundPage *)page;
    g_autoptr(GError) error = NULL;
    if (!form_is_code(code) || round->strike != NULL)
        return false;
    const char *bed = form_bed(page->session->desk, code, &error);
    if (bed == NULL)
        session_warn(page->session, error->message);
    else if (round->check == NULL || bed_check_leave(round->check))
        begin_labelled(round, bed);
    return true;
}

/* Every bed is asked from now on. */
static void
begin_anew(RoundPage *round)
{
    round->start = late_seen(round->page.session->desk);
    round->told = false;
    g_hash_table_remove_all(round->later);
    read_beds(round);
}

/* A round is gone on with until every bed was seen, though the program ended meanwhile; then the
 * next one begins. */
static void
begin_round(RoundPage *round)
{
    begin_anew(round);
    if (is_late(round))
        return;
    gint64 start = round_going_on(round->page.session->desk);
    round->start.seconds = start != 0 ? start : round->start.seconds;
    round->told = start != 0;
    read_beds(round);
    RoundProgress progress = round_progress(round->beds);
    if (progress.seen == progress.beds)
        begin_anew(round);
}

/* Asked once more while beds are left. */
static void
begin_next(RoundPage *round)
{
    RoundProgress progress = round_progress(round->beds);
    if (!round->sure && progress.seen > 0 && progress.seen < progress.beds) {
        g_autofree char *words = g_strdup_printf(
            _("%u of %u beds are seen in this round. s once more begins a new one."), progress.seen,
            progress.beds);
        session_warn(round->page.session, words);
        round->sure = true;
        return;
    }
    round->sure = false;
    begin_anew(round);
    begin_open_bed(round, 0);
}

static void
act(Page *page, Action action)
{
    RoundPage *round = (RoundPage *)page;
    if (action == ACTION_BACK)
        leave(round);
    else if (action == ACTION_STRIKE)
        begin_strike(round);
    else if (action == ACTION_LEFT || action == ACTION_RIGHT)
        holds_half(round); /* else the question took it */
    else if (action == ACTION_UP)
        walk(round, -1);
    else if (action == ACTION_DOWN)
        walk(round, 1);
    else if (action == ACTION_NEW_ROUND)
        begin_next(round);
    else if (action == ACTION_FULL) {
        round->full = !round->full;
        if (round->check != NULL)
            begin_bed(round, round->at);
    }
}

static void
free_page(Page *page)
{
    RoundPage *round = (RoundPage *)page;
    g_clear_pointer(&round->check, bed_check_free);
    g_clear_pointer(&round->strike, strike_prompt_free);
    g_clear_pointer(&round->beds, g_ptr_array_unref);
    g_hash_table_unref(round->later);
    g_free(round);
}

/* While a question is asked its letters are the question's. */
static bool
offers(const Page *page, Action action)
{
    const RoundPage *round = (const RoundPage *)page;
    const Question *question = round->check != NULL && round->check->step == CHECK_QUESTION
                                   ? round->check->question
                                   : NULL;
    if (round->strike != NULL)
        return false;
    if (action == ACTION_FULL)
        return round->check != NULL && round->check->step == CHECK_PRESENCE;
    if (action == ACTION_NEW_ROUND)
        return !is_late(round) && (round->check == NULL || round->check->step == CHECK_PRESENCE);
    if (action == ACTION_LEFT || action == ACTION_RIGHT)
        return question != NULL;
    if (action == ACTION_STRIKE || action == ACTION_HELP)
        return question == NULL || !question_is_typing(question);
    return true;
}

/* Then a scanned code is an answer. */
static bool
types(const Page *page)
{
    const RoundPage *round = (const RoundPage *)page;
    const BedCheck *check = round->check;
    if (round->strike != NULL)
        return strike_prompt_is_typing(round->strike);
    return check != NULL && check->step == CHECK_QUESTION && question_is_typing(check->question);
}

static const PageOps ops = {
    .kind = PAGE_ROUND,
    .draw = draw,
    .key = take_key,
    .act = act,
    .types = types,
    .scan = scan,
    .offers = offers,
    .free = free_page,
};

Page *
page_round_new(Session *session, const char *bed)
{
    RoundPage *round = g_new0(RoundPage, 1);
    round->page.ops = &ops;
    round->page.session = session;
    round->last = G_MAXUINT; /* nothing was said here yet */
    round->later = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    begin_round(round);
    if (bed == NULL || !begin_labelled(round, bed))
        begin_open_bed(round, 0);
    return &round->page;
}
