/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Three processes on one book: a screen, commands, and somebody who takes in another station's
 * copies. A conductor lets one of them at a time go one step, by chance; now and then he sends
 * another for the pen while it is held. All that was called saved is there once, all see the same,
 * and whoever waits in vain is told.
 *
 * MEGURI_ROUNDS=n plays n rounds.
 */

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "actor.h"
#include "opening.h"
#include "ordeal.h"
#include "stage.h"

#define ROUNDS 150
#define STEPS 36
#define ACTORS 3
#define COPIES 4 /* each holds two rows more than the one before */

typedef struct {
    Stage *stage;
    char *bytes;
    gsize length;
} Ground;

typedef struct {
    Actor actors[ACTORS];
    GRand *rand;
    GHashTable *saved; /* numbers */
} Round;

static struct {
    guint rounds, steps, saved, waits;
} sum;

/* Copies "0" to "3" of another station's book, and the ward's own with two rows. */
static Ground
make_ground(void)
{
    guint64 rows;
    g_autoptr(GError) error = NULL;
    Ground ground = { .stage = stage_new() };
    g_autofree char *path = g_build_filename(ground.stage->folder, "other.meguri", NULL);
    g_autofree char *copy = g_build_filename(ground.stage->folder, "first", NULL);
    Stage other = { ground.stage->folder, path };
    g_autoptr(Log) log = stage_open(ground.stage);
    stage_commit(log, 1);
    stage_commit(log, 2);
    log_export(log, copy, &rows, &error);
    g_assert_no_error(error);
    log_create_from_copy(path, copy, NULL, "B", &error);
    g_assert_no_error(error);
    g_autoptr(Log) there = stage_open(&other);
    for (guint i = 0; i < COPIES; i++) {
        g_autofree char *name = g_strdup_printf("%u", i);
        g_autofree char *to = g_build_filename(ground.stage->folder, name, NULL);
        stage_commit(there, 10 + 2 * i);
        stage_commit(there, 11 + 2 * i);
        log_export(there, to, &rows, &error);
        g_assert_no_error(error);
    }
    g_file_get_contents(ground.stage->path, &ground.bytes, &ground.length, &error);
    g_assert_no_error(error);
    return ground;
}

static void
ground_clear(Ground *ground)
{
    stage_free(ground->stage);
    g_free(ground->bytes);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Ground, ground_clear)

static void
hear(Round *round, Actor *actor)
{
    ActorAnswer answer;
    actor_hear(actor, &answer);
    if (!answer.good)
        g_error("round %u: %s", sum.rounds, answer.refusal);
    if (answer.saved > 0) {
        g_assert_true(g_hash_table_add(round->saved, GUINT_TO_POINTER(answer.saved)));
        sum.saved++;
    }
    sum.steps++;
}

static Actor *
find_holder(Round *round)
{
    for (guint i = 0; i < ACTORS; i++)
        if (actor_has_pen(&round->actors[i]))
            return &round->actors[i];
    return NULL;
}

/* ACTOR is sent for the pen that HOLDER has, and gets it once that one has put it down. */
static void
let_wait(Round *round, Actor *actor, Actor *holder)
{
    actor_tell(actor);
    actor_tell(holder);
    hear(round, holder);
    hear(round, actor);
    sum.waits++;
}

static void
step(Round *round)
{
    Actor *actor = &round->actors[g_rand_int_range(round->rand, 0, ACTORS)];
    Actor *holder = find_holder(round);
    if (holder == NULL || !actor_wants_pen(actor)) {
        actor_tell(actor);
        hear(round, actor);
    } else if (g_rand_int_range(round->rand, 0, 4) == 0) {
        let_wait(round, actor, holder);
    } else {
        actor_tell(holder);
        hear(round, holder);
    }
}

/* Whoever has the pen puts it down; then all look once more, and what they saw is one. */
static guint
end(Round *round)
{
    guint seen = 0;
    Actor *holder = find_holder(round);
    if (holder != NULL) {
        actor_tell(holder);
        hear(round, holder);
    }
    for (guint i = 0; i < ACTORS; i++) {
        ActorAnswer last;
        ActorKind kind = round->actors[i].kind;
        actor_end(&round->actors[i], &last);
        g_assert_true(last.good);
        g_assert_true(kind == ACTOR_COMMAND || seen == 0 || last.seen == seen);
        seen = kind == ACTOR_COMMAND ? seen : last.seen;
    }
    return seen;
}

static void
strike_off(const Statement *statement, gpointer user)
{
    guint32 number;
    memcpy(&number, statement->id.bytes, sizeof number);
    g_hash_table_remove((GHashTable *)user, GUINT_TO_POINTER(number));
}

static void
check(const Ground *ground, Round *round, guint seen)
{
    guint64 rows;
    g_autoptr(GError) error = NULL;
    g_autoptr(Log) log = stage_open(ground->stage);
    g_assert_false(log_is_new_here(log));
    log_verify(log, &rows, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(rows, ==, seen);
    g_assert_cmpuint(rows, >=, g_hash_table_size(round->saved) + 2);
    g_assert_cmpuint((rows - g_hash_table_size(round->saved)) % 2, ==, 0); /* a copy, or none */
    log_read(log, strike_off, round->saved, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(g_hash_table_size(round->saved), ==, 0);
}

static void
start_all(Round *round, const Ground *ground, guint number)
{
    ActorPart part = { .book = ground->stage->path,
                       .copies = ground->stage->folder,
                       .copy_count = COPIES,
                       .number = number };
    for (guint i = 0; i < ACTORS; i++) {
        part.kind = (ActorKind)i;
        part.first = 1000 * (i + 1);
        actor_start(&round->actors[i], &part);
    }
}

static void
play_round(const Ground *ground, guint number)
{
    Round round = { .saved = g_hash_table_new(NULL, NULL) };
    round.rand = g_rand_new_with_seed(number);
    stage_set_back(ground->stage, ground->bytes, ground->length);
    start_all(&round, ground, number);
    for (guint i = 0; i < STEPS; i++)
        step(&round);
    check(ground, &round, end(&round));
    g_hash_table_unref(round.saved);
    g_rand_free(round.rand);
    sum.rounds++;
}

static void
test_interleavings(void)
{
    const char *said = g_getenv("MEGURI_ROUNDS");
    guint rounds = said != NULL ? (guint)MAX(1, atoi(said)) : ROUNDS;
    g_auto(Ground) ground = make_ground();
    for (guint i = 0; i < rounds; i++)
        play_round(&ground, i);
    g_test_message("%u interleavings of 3 processes, %u steps, %u entries saved, %u times one "
                   "waited for the pen",
                   sum.rounds, sum.steps, sum.saved, sum.waits);
    g_assert_cmpuint(sum.saved, >, sum.rounds);
    g_assert_cmpuint(sum.waits, >, sum.rounds / 2);
}

/* One holds the pen and does nothing: the others are told after five seconds, and go on when it is
 * there. It is SQLite that counts them. */
static void
test_who_waits_in_vain_is_told(void)
{
    ActorAnswer answer;
    Round round = { .saved = g_hash_table_new(NULL, NULL) };
    g_auto(Ground) ground = make_ground();
    Actor *screen = &round.actors[ACTOR_SCREEN], *command = &round.actors[ACTOR_COMMAND];
    start_all(&round, &ground, 1);
    actor_tell(command);
    hear(&round, command); /* opens */
    while (!actor_has_pen(screen)) {
        actor_tell(screen);
        hear(&round, screen);
    }
    actor_tell(command);
    actor_tell(&round.actors[ACTOR_TAKER]);
    actor_hear(command, &answer);
    g_assert_false(answer.good);
    g_assert_nonnull(strstr(answer.refusal, "did not put it down within 5 seconds"));
    actor_hear(&round.actors[ACTOR_TAKER], &answer);
    g_assert_false(answer.good);
    g_assert_nonnull(strstr(answer.refusal, "did not put it down within 5 seconds"));
    actor_tell(screen);
    hear(&round, screen);
    for (guint i = 0; i < 3; i++) {
        actor_tell(command);
        hear(&round, command);
    }
    check(&ground, &round, end(&round));
    g_hash_table_unref(round.saved);
}

int
main(int argc, char **argv)
{
    stage_stay_in_memory();
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/together/interleavings", test_interleavings);
    g_test_add_func("/together/waits-in-vain", test_who_waits_in_vain_is_told);
    return g_test_run();
}
