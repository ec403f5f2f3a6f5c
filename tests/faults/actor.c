/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "actor.h"

#include "store/log.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "opening.h"
#include "stage.h"

/* What is told to a process. */
#define GO 'g'
#define LOOK 'l'
#define QUIT 'q'

#define SECONDS_MOST 120 /* nothing here waits so long: it hangs */

/* Inside the process. */
typedef struct {
    const ActorPart *part;
    Log *log;
    GRand *rand;
    GHashTable *seen; /* numbers */
    guint next;
} Player;

/* A step; false: refused, and it begins from the start. */
typedef bool (*Step)(Player *player, ActorAnswer *answer, GError **error);

static void
see(const Statement *statement, gpointer user)
{
    guint32 number;
    const Player *player = user;
    memcpy(&number, statement->id.bytes, sizeof number);
    g_assert_true(g_hash_table_add(player->seen, GUINT_TO_POINTER(number))); /* each once */
}

static bool
look(Player *player, ActorAnswer *answer, GError **error)
{
    (void)answer;
    return log_read(player->log, see, player, error);
}

static bool
open_book(Player *player, ActorAnswer *answer, GError **error)
{
    (void)answer;
    g_hash_table_remove_all(player->seen);
    player->log = opening_log(player->part->book, false, error);
    return player->log != NULL;
}

static bool
take_pen(Player *player, ActorAnswer *answer, GError **error)
{
    (void)answer;
    return log_begin(player->log, error);
}

/* Every other time without a look at what others wrote meanwhile: that comes after it then. */
static bool
save(Player *player, ActorAnswer *answer, GError **error)
{
    bool looks = g_rand_boolean(player->rand);
    g_autoptr(Statements) list = statements_new();
    Instant wall = { STAGE_WALL + player->next, 540, false };
    stage_say(list, player->next, "601-1", "ヤマダ ハナコ");
    if ((looks && !log_read(player->log, see, player, error)) ||
        !log_commit(player->log, list, &wall, error))
        return false;
    g_hash_table_add(player->seen, GUINT_TO_POINTER(player->next));
    answer->saved = player->next++;
    return true;
}

static bool
save_and_close(Player *player, ActorAnswer *answer, GError **error)
{
    bool good = save(player, answer, error);
    g_clear_pointer(&player->log, log_free);
    return good;
}

static bool
take_in(Player *player, ActorAnswer *answer, GError **error)
{
    guint64 rows;
    const ActorPart *part = player->part;
    g_autofree char *name =
        g_strdup_printf("%d", g_rand_int_range(player->rand, 0, (gint32)part->copy_count));
    g_autofree char *path = g_build_filename(part->copies, name, NULL);
    return log_merge(player->log, path, &rows, error) && look(player, answer, error);
}

static const struct {
    bool keeps_open;
    Step steps[4];
    bool waits[4]; /* while another holds the pen; opening wants it for a moment */
    guint holds;   /* it before this step; 0: never */
} parts[] = {
    [ACTOR_SCREEN] = { true, { look, take_pen, save, NULL }, { false, true }, 2 },
    [ACTOR_COMMAND] = { false, { open_book, take_pen, save_and_close, NULL }, { true, true }, 2 },
    [ACTOR_TAKER] = { true, { take_in, NULL }, { true }, 0 },
};

static guint
count_steps(ActorKind kind)
{
    guint count = 0;
    while (parts[kind].steps[count] != NULL)
        count++;
    return count;
}

static void
give(int answer, const ActorAnswer *said)
{
    if (write(answer, said, sizeof *said) != sizeof *said)
        _exit(1);
}

/* The first step again, after a refusal: a command closes what it opened. */
static void
start_over(Player *player)
{
    if (!parts[player->part->kind].keeps_open)
        g_clear_pointer(&player->log, log_free);
}

static void
answer_word(Player *player, char word, guint *phase, ActorAnswer *said)
{
    g_autoptr(GError) error = NULL;
    const Step *steps = parts[player->part->kind].steps;
    if (word == GO)
        said->good = steps[*phase](player, said, &error);
    else if (player->log != NULL)
        said->good = look(player, said, &error);
    if (!said->good) {
        g_strlcpy(said->refusal, error->message, sizeof said->refusal);
        start_over(player);
    }
    said->seen = g_hash_table_size(player->seen);
    *phase = said->good && word == GO ? (*phase + 1) % count_steps(player->part->kind) : 0;
}

static void
play(const ActorPart *part, int told, int answer)
{
    char word;
    guint phase = 0;
    Player player = { .part = part, .next = part->first };
    player.rand = g_rand_new_with_seed(part->number);
    player.seen = g_hash_table_new(NULL, NULL);
    alarm(SECONDS_MOST);
    if (parts[part->kind].keeps_open)
        g_assert_true(open_book(&player, NULL, NULL));
    give(answer, &(ActorAnswer){ .good = true });
    while (read(told, &word, 1) == 1 && word != QUIT) {
        ActorAnswer said = { .good = true };
        answer_word(&player, word, &phase, &said);
        give(answer, &said);
    }
    log_free(player.log);
    g_hash_table_unref(player.seen);
    g_rand_free(player.rand);
}

/* ---- from outside ---- */

void
actor_start(Actor *actor, const ActorPart *part)
{
    int in[2], out[2];
    g_assert_true(pipe(in) == 0 && pipe(out) == 0);
    *actor = (Actor){ .kind = part->kind };
    actor->child = fork();
    g_assert_cmpint(actor->child, >=, 0);
    if (actor->child == 0) {
        close(in[1]);
        close(out[0]);
        play(part, in[0], out[1]);
        _exit(0);
    }
    ActorAnswer ready;
    close(in[0]);
    close(out[1]);
    actor->tell = in[1];
    actor->answer = out[0];
    g_assert_cmpint(read(actor->answer, &ready, sizeof ready), ==, sizeof ready);
}

bool
actor_wants_pen(const Actor *actor)
{
    return parts[actor->kind].waits[actor->phase];
}

bool
actor_has_pen(const Actor *actor)
{
    return actor->phase > 0 && actor->phase == parts[actor->kind].holds;
}

static void
tell(const Actor *actor, char word)
{
    g_assert_cmpint(write(actor->tell, &word, 1), ==, 1);
}

void
actor_tell(const Actor *actor)
{
    tell(actor, GO);
}

void
actor_hear(Actor *actor, ActorAnswer *ret_answer)
{
    g_assert_cmpint(read(actor->answer, ret_answer, sizeof *ret_answer), ==, sizeof *ret_answer);
    actor->phase = ret_answer->good ? (actor->phase + 1) % count_steps(actor->kind) : 0;
}

void
actor_end(Actor *actor, ActorAnswer *ret_last)
{
    int status;
    tell(actor, LOOK);
    actor_hear(actor, ret_last);
    tell(actor, QUIT);
    g_assert_cmpint(waitpid(actor->child, &status, 0), ==, actor->child);
    g_assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    close(actor->tell);
    close(actor->answer);
}
