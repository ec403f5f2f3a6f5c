/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * SQLite gets no memory: each piece that it asks for in an act of the store is refused once, then
 * that piece and all after it. What could not be read must not be called damage or somebody's work,
 * what was not saved must not be called saved, and what was saved before is there.
 *
 * MEGURI_PIECES=1 tries each piece; without it every STRIDE-th.
 */

#include "base/error.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "stage.h"

#define STRIDE 61
#define COMMITS 3
#define NEXT 9 /* the number of what is saved in an act */

/* ---- memory that runs out ---- */

static struct {
    sqlite3_mem_methods real;
    guint index; /* 0: everything is given */
    bool for_ever;
    guint asked;
    guint refused;
} memory;

static bool
fails(void)
{
    memory.asked++;
    if (memory.index == 0 || memory.asked < memory.index ||
        (memory.asked > memory.index && !memory.for_ever))
        return false;
    memory.refused++;
    return true;
}

static void *
give(int bytes)
{
    return fails() ? NULL : memory.real.xMalloc(bytes);
}

static void *
give_more(void *old, int bytes)
{
    return fails() ? NULL : memory.real.xRealloc(old, bytes);
}

/* Before SQLite is used at all. */
static void
stand_between(void)
{
    g_assert_cmpint(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &memory.real), ==, SQLITE_OK);
    sqlite3_mem_methods between = memory.real;
    between.xMalloc = give;
    between.xRealloc = give_more;
    g_assert_cmpint(sqlite3_config(SQLITE_CONFIG_MALLOC, &between), ==, SQLITE_OK);
}

static void
run_out(guint index, bool for_ever)
{
    memory.index = index;
    memory.for_ever = for_ever;
    memory.asked = memory.refused = 0;
}

/* ---- acts ---- */

/* A ward's book with a few commits, as it was; a copy of the book of another station beside it. */
typedef struct {
    Stage *stage;
    char *bytes;
    gsize length;
    char *copy; /* paths */
    char *forked;
    char *fresh;
} Ground;

static void
pass_over(const Statement *statement, gpointer user)
{
    (void)statement;
    (void)user;
}

static bool
act_read(const Ground *ground, GError **error)
{
    g_autoptr(Log) log = log_open(ground->stage->path, true, NULL, error);
    return log != NULL && log_read(log, pass_over, NULL, error);
}

static bool
act_commit(const Ground *ground, GError **error)
{
    g_autoptr(Log) log = log_open(ground->stage->path, false, NULL, error);
    return log != NULL && stage_commit_at(log, NEXT, NEXT, error);
}

static bool
act_verify(const Ground *ground, GError **error)
{
    guint64 rows;
    g_autoptr(Log) log = log_open(ground->stage->path, true, NULL, error);
    return log != NULL && log_read(log, pass_over, NULL, error) && log_verify(log, &rows, error);
}

static bool
act_export(const Ground *ground, GError **error)
{
    guint64 rows;
    g_autoptr(Log) log = log_open(ground->stage->path, false, NULL, error);
    return log != NULL && log_export(log, ground->fresh, &rows, error);
}

static bool
act_merge(const Ground *ground, GError **error)
{
    guint64 rows;
    g_autoptr(Log) log = log_open(ground->stage->path, false, NULL, error);
    return log != NULL && log_merge(log, ground->copy, &rows, error);
}

static void
pass_over_apart(const Statement *statement, const char *letters, gpointer user)
{
    (void)letters;
    pass_over(statement, user);
}

static bool
act_merge_apart(const Ground *ground, GError **error)
{
    g_autoptr(GArray) forked = g_array_new(FALSE, FALSE, sizeof(StationId));
    LogApart apart = { .reader = pass_over_apart, .forked = forked };
    g_autoptr(Log) log = log_open(ground->stage->path, false, NULL, error);
    return log != NULL && log_read(log, pass_over, NULL, error) &&
           log_merge_apart(log, ground->forked, &apart, error);
}

static bool
act_create(const Ground *ground, GError **error)
{
    static const char layout[] = "[ward]\nname=5東\n[room 601]\nbeds=601-1\n";
    LogBirth birth = { layout, strlen(layout), "A", "7KQX", { 0 } };
    return log_create(ground->fresh, &birth, error);
}

static bool
act_go_on(const Ground *ground, GError **error)
{
    return log_create_from_copy(ground->fresh, ground->copy, NULL, NULL, error);
}

static bool
act_add_key(const Ground *ground, GError **error)
{
    static const LogKey key = { .label = "night" };
    g_autoptr(Log) log = log_open(ground->stage->path, false, NULL, error);
    return log != NULL && stage_add_key(log, &key, error);
}

static bool
act_end_key(const Ground *ground, GError **error)
{
    g_autoptr(Log) log = log_open(ground->stage->path, false, NULL, error);
    return log != NULL && stage_end_key(log, "spare", error);
}

static const guint8 new_key[32] = { 1 };

static bool
act_renew(const Ground *ground, GError **error)
{
    g_autoptr(Log) log = log_open(ground->stage->path, false, NULL, error);
    return log != NULL && stage_renew(log, new_key, error);
}

/* ---- what is left ---- */

static bool
holds(const char *numbers, const char *number)
{
    g_auto(GStrv) each = g_strsplit(numbers, " ", -1);
    return g_strv_contains((const char *const *)each, number);
}

static guint
keys_of(Log *log)
{
    g_autoptr(GPtrArray) keys = log_keys(log, NULL);
    return keys->len;
}

static bool
left_commit(const Ground *ground, const char *numbers, Log *log)
{
    (void)ground, (void)log;
    return holds(numbers, G_STRINGIFY(NEXT));
}

static bool
left_merge(const Ground *ground, const char *numbers, Log *log)
{
    (void)ground, (void)log;
    return holds(numbers, "5");
}

/* Whoever wrote on in two copies of one file goes on as another station. */
static bool
left_apart(const Ground *ground, const char *numbers, Log *log)
{
    (void)ground, (void)numbers;
    StationId own = log_station(log);
    return strcmp(log_letters(log, &own), "A") != 0;
}

static bool
left_book(const Ground *ground, const char *numbers, Log *log)
{
    guint64 rows;
    (void)numbers, (void)log;
    g_autoptr(Log) made = log_open(ground->fresh, false, NULL, NULL);
    return made != NULL && log_verify(made, &rows, NULL);
}

static bool
left_copy(const Ground *ground, const char *numbers, Log *log)
{
    guint64 rows;
    (void)numbers;
    return log_merge(log, ground->fresh, &rows, NULL);
}

static bool
left_key(const Ground *ground, const char *numbers, Log *log)
{
    (void)ground, (void)numbers;
    return keys_of(log) == 3;
}

static bool
left_end(const Ground *ground, const char *numbers, Log *log)
{
    (void)ground, (void)numbers;
    return keys_of(log) == 1;
}

static bool
left_code(const Ground *ground, const char *numbers, Log *log)
{
    (void)ground, (void)numbers;
    return log_envelope_is_current(log, new_key);
}

typedef struct {
    const char *name;
    bool (*act)(const Ground *ground, GError **error);
    /* Whether what was done is there; NULL: nothing is. */
    bool (*left)(const Ground *ground, const char *numbers, Log *log);
    bool sealed; /* somebody waits for its last step, and without memory nobody may be able to look
                    whether it was done: then it is not certain */
} Act;

static const Act acts[] = {
    { "read", act_read, NULL },
    { "commit", act_commit, left_commit, true },
    { "verify", act_verify, NULL },
    { "export", act_export, left_copy },
    { "merge", act_merge, left_merge, true },
    { "merge-apart", act_merge_apart, left_apart, true },
    { "create", act_create, left_book },
    { "go-on-from-a-copy", act_go_on, left_book },
    { "add-key", act_add_key, left_key, true },
    { "end-key", act_end_key, left_end, true },
    { "renew", act_renew, left_code, true },
};

/* ---- one act ---- */

static void
ground_clear(Ground *ground)
{
    stage_free(ground->stage);
    g_free(ground->bytes);
    g_free(ground->copy);
    g_free(ground->forked);
    g_free(ground->fresh);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Ground, ground_clear)

/* The book of another station, with one commit more, as a copy. */
static void
make_copy(const Ground *ground)
{
    guint64 rows;
    g_autoptr(GError) error = NULL;
    g_autofree char *path = g_build_filename(ground->stage->folder, "other.meguri", NULL);
    Stage other = { ground->stage->folder, path };
    {
        g_autoptr(Log) log = stage_open(ground->stage);
        log_export(log, ground->copy, &rows, &error);
        g_assert_no_error(error);
    }
    log_create_from_copy(path, ground->copy, NULL, NULL, &error);
    g_assert_no_error(error);
    g_remove(ground->copy);
    g_autoptr(Log) log = stage_open(&other);
    stage_commit(log, 5);
    log_export(log, ground->copy, &rows, &error);
    g_assert_no_error(error);
}

static void
read_file(Ground *ground)
{
    g_autoptr(GError) error = NULL;
    g_clear_pointer(&ground->bytes, g_free);
    g_file_get_contents(ground->stage->path, &ground->bytes, &ground->length, &error);
    g_assert_no_error(error);
}

/* A copy of the book after one commit, in whose place the book gets another one. */
static void
make_fork(Ground *ground)
{
    guint64 rows;
    g_autoptr(GError) error = NULL;
    read_file(ground);
    {
        g_autoptr(Log) log = stage_open(ground->stage);
        stage_commit(log, 7);
        log_export(log, ground->forked, &rows, &error);
        g_assert_no_error(error);
    }
    stage_set_back(ground->stage, ground->bytes, ground->length);
    g_autoptr(Log) log = stage_open(ground->stage);
    stage_commit(log, 8);
}

static Ground
make_ground(void)
{
    static const LogKey key = { .label = "spare" };
    g_autoptr(GError) error = NULL;
    Ground ground = { .stage = stage_new() };
    ground.copy = g_build_filename(ground.stage->folder, "stick", NULL);
    ground.forked = g_build_filename(ground.stage->folder, "forked", NULL);
    ground.fresh = g_build_filename(ground.stage->folder, "fresh", NULL);
    {
        g_autoptr(Log) log = stage_open(ground.stage);
        for (guint number = 1; number <= COMMITS; number++)
            stage_commit(log, number);
        stage_add_key(log, &key, &error);
        g_assert_no_error(error);
    }
    make_fork(&ground);
    make_copy(&ground);
    read_file(&ground);
    return ground;
}

static void
refuse_words(const Act *act, const GError *error)
{
    if (error == NULL)
        g_error("%s, piece %u%s: refused without a word", act->name, memory.index,
                memory.for_ever ? " and all after it" : "");
    if (error->code != MEGURI_ERROR_CANNOT_OPEN && error->code != MEGURI_ERROR_CANNOT_SAVE &&
        !(act->sealed && error->code == MEGURI_ERROR_UNSURE))
        g_error("%s, piece %u%s: for want of memory it says “%s”", act->name, memory.index,
                memory.for_ever ? " and all after it" : "", error->message);
}

static void
check_left(const Ground *ground, const Act *act, bool done, bool unsure)
{
    guint64 rows;
    g_autoptr(GError) error = NULL;
    g_autoptr(Log) log = stage_open(ground->stage);
    g_autofree char *numbers = stage_read(log);
    for (guint number = 1; number <= COMMITS; number++) {
        g_autofree char *wanted = g_strdup_printf("%u", number);
        g_assert_true(holds(numbers, wanted));
    }
    log_verify(log, &rows, &error);
    g_assert_no_error(error);
    if (done && act->left != NULL && !act->left(ground, numbers, log))
        g_error("%s: it was called done and is not there", act->name);
    if (!done && !unsure && act->sealed && act->left(ground, numbers, log))
        g_error("%s: it was called refused and is there", act->name);
    if (!done && (act->left == left_book || act->left == left_copy))
        g_assert_false(g_file_test(ground->fresh, G_FILE_TEST_EXISTS));
}

typedef struct {
    const Ground *ground;
    const Act *act;
    bool for_ever;
    guint refused; /* acts */
    guint unsure;
} Tries;

/* False if the act did not ask for so many pieces. */
static bool
try_piece(Tries *tries, guint index)
{
    g_autoptr(GError) error = NULL;
    const Ground *ground = tries->ground;
    g_remove(ground->fresh);
    stage_set_back(ground->stage, ground->bytes, ground->length);
    run_out(index, tries->for_ever);
    bool done = tries->act->act(ground, &error);
    bool reached = memory.refused > 0;
    if (!done)
        refuse_words(tries->act, error);
    tries->refused += reached;
    bool unsure = g_error_matches(error, MEGURI_ERROR, MEGURI_ERROR_UNSURE);
    tries->unsure += unsure;
    run_out(0, false);
    check_left(ground, tries->act, done, unsure);
    return reached;
}

/* Each STRIDE-th piece. */
static void
try_pieces(Tries *tries, guint stride)
{
    guint index = 1;
    while (try_piece(tries, index))
        index += stride;
}

static void
test_act(gconstpointer data)
{
    const Act *act = data;
    const char *wish = g_getenv("MEGURI_PIECES");
    g_auto(Ground) ground = make_ground();
    Tries tries = { .ground = &ground, .act = act };
    for (int for_ever = 0; for_ever <= 1; for_ever++) {
        tries.for_ever = for_ever;
        try_pieces(&tries, wish != NULL ? (guint)MAX(1, atoi(wish)) : STRIDE);
    }
    g_test_message("%u pieces refused, %u times not certain", tries.refused, tries.unsure);
    g_assert_cmpuint(tries.refused, >, 10);
}

int
main(int argc, char **argv)
{
    stand_between();
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(acts); i++) {
        g_autofree char *path = g_strconcat("/memory/", acts[i].name, NULL);
        g_test_add_data_func(path, &acts[i], test_act);
    }
    return g_test_run();
}
