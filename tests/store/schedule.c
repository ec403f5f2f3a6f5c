/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "schedule.h"

#include "base/error.h"

#include <string.h>

#define COPIES_MOST 16
#define NEVER 255
#define WALL_SPREAD 631152000 /* 20 years: clocks are as wrong as they like */

/* What a book holds of each station: its rows 1 to length, from where it forked on those of the
 * other branch. */
typedef struct {
    guint8 length[SCHEDULE_STATIONS_MOST];
    bool other[SCHEDULE_STATIONS_MOST];
} Holding;

typedef struct {
    gpointer book;
    Holding holding;
    guint named; /* a bit for each station */
} Desk;

typedef struct {
    ScheduleKept kept;
    Holding holding;
    guint named;
    guint maker;
} Copy;

typedef struct {
    const ScheduleShelf *shelf;
    GRand *rand;
    guint number;
    Desk desks[SCHEDULE_STATIONS_MOST]; /* by station */
    guint count;
    guint wanted;
    Copy copies[COPIES_MOST];
    guint copied;
    guint8 written[SCHEDULE_STATIONS_MOST][2]; /* rows on each branch */
    guint8 forked[SCHEDULE_STATIONS_MOST];     /* after which row */
    ScheduleSum *sum;
} World;

guint
schedule_number(const ScheduleRow *row)
{
    return row->station * 10000 + row->branch * 100 + row->seq;
}

static const char letters[] = "BCDEFGHJKMNP";

char *
schedule_letters(guint station)
{
    return g_strndup(letters + station, 1);
}

guint
schedule_bit(const char *said)
{
    const char *found = strchr(letters, *said);
    return found != NULL ? 1u << (found - letters) : 0;
}

/* ---- the model ---- */

/* Both have gone on from where STATION forked, on different branches. */
static bool
differ(const World *world, const Holding *a, const Holding *b, guint station)
{
    guint8 forked = world->forked[station];
    return a->length[station] > forked && b->length[station] > forked &&
           a->other[station] != b->other[station];
}

static bool
fit(const World *world, const Holding *a, const Holding *b)
{
    for (guint station = 0; station < world->count; station++)
        if (differ(world, a, b, station))
            return false;
    return true;
}

static void
take(Holding *into, const Holding *from)
{
    for (guint station = 0; station < SCHEDULE_STATIONS_MOST; station++)
        if (from->length[station] > into->length[station]) {
            into->length[station] = from->length[station];
            into->other[station] = from->other[station];
        }
}

static ScheduleRow
row_of(const World *world, const Holding *holding, guint station, guint seq)
{
    bool other = holding->other[station] && seq > world->forked[station];
    return (ScheduleRow){ station, other ? world->forked[station] + 1u : 0, seq };
}

static int
compare_numbers(gconstpointer a, gconstpointer b)
{
    guint one = *(const guint *)a, other = *(const guint *)b;
    return one < other ? -1 : one > other;
}

static void
check(const World *world, const Desk *desk, const char *after)
{
    guint at = 0;
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(guint));
    world->shelf->read(desk->book, found);
    g_array_sort(found, compare_numbers);
    for (guint station = 0; station < world->count; station++)
        for (guint seq = 1; seq <= desk->holding.length[station]; seq++, at++) {
            ScheduleRow row = row_of(world, &desk->holding, station, seq);
            guint wanted = schedule_number(&row);
            if (at >= found->len || g_array_index(found, guint, at) != wanted)
                g_error("schedule %u, after %s: row %u is not there", world->number, after, wanted);
        }
    if (at != found->len)
        g_error("schedule %u, after %s: %u rows too many", world->number, after, found->len - at);
    if (world->shelf->named != NULL && world->shelf->named(desk->book) != desk->named)
        g_error("schedule %u, after %s: other stations are named", world->number, after);
    world->sum->checks++;
}

/* ---- acts ---- */

static guint
any_below(const World *world, guint bound)
{
    return (guint)g_rand_int_range(world->rand, 0, (gint32)bound);
}

static Desk *
any_desk(World *world)
{
    return &world->desks[any_below(world, world->count)];
}

static Copy *
any_copy(World *world)
{
    return &world->copies[any_below(world, MIN(world->copied, COPIES_MOST))];
}

static gint64
any_wall(World *world)
{
    return (gint64)any_below(world, WALL_SPREAD) - WALL_SPREAD / 2;
}

/* The next row of HOLDING's station; false if the script has none: a chain is full, or the station
 * would fork a second time. */
static bool
next_row(World *world, Holding *holding, guint station, ScheduleRow *ret_row)
{
    guint8 length = holding->length[station], *forked = &world->forked[station];
    bool other = holding->other[station];
    if (length == SCHEDULE_ROWS_MOST)
        return false;
    if (length < world->written[station][other]) {
        if (*forked != NEVER)
            return false;
        *forked = length; /* what it wrote after that it knows nothing of */
        holding->other[station] = other = true;
        world->sum->forks++;
    }
    world->written[station][other] = ++holding->length[station];
    *ret_row = row_of(world, holding, station, length + 1u);
    return true;
}

static void
act_append(World *world)
{
    ScheduleRow row;
    Desk *desk = any_desk(world);
    if (!next_row(world, &desk->holding, (guint)(desk - world->desks), &row))
        return;
    world->shelf->append(desk->book, &row, any_wall(world));
    world->sum->rows++;
    check(world, desk, "an entry");
}

static Copy *
copy_of(World *world, const Desk *desk)
{
    guint slot = world->copied < COPIES_MOST ? world->copied : any_below(world, COPIES_MOST);
    Copy *copy = &world->copies[slot];
    world->shelf->clear(&copy->kept);
    *copy = (Copy){ world->shelf->keep(desk->book), desk->holding, desk->named,
                    (guint)(desk - world->desks) };
    world->copied++;
    return copy;
}

static void
act_copy(World *world)
{
    copy_of(world, any_desk(world));
}

/* The refusal names a station that forked. */
static void
check_refusal(const World *world, const Desk *desk, const Copy *copy, const GError *error)
{
    for (guint station = 0; station < world->count; station++) {
        g_autofree char *words =
            g_strdup_printf("Station %c wrote on in two copies of one file", letters[station]);
        if (differ(world, &desk->holding, &copy->holding, station) &&
            error->code == MEGURI_ERROR_APART && strstr(error->message, words) != NULL)
            return;
    }
    g_error("schedule %u: %s", world->number, error->message);
}

static void
pull(World *world, Desk *desk, Copy *copy)
{
    g_autoptr(GError) error = NULL;
    bool fits = fit(world, &desk->holding, &copy->holding);
    world->sum->pulls++;
    if (world->shelf->pull(desk->book, &copy->kept, &error)) {
        if (!fits)
            g_error("schedule %u: a fork was taken in silence", world->number);
        take(&desk->holding, &copy->holding);
        desk->named |= copy->named;
    } else {
        check_refusal(world, desk, copy, error);
        world->sum->refused++;
    }
    check(world, desk, "a copy was taken in");
}

/* Pulled out too early, or a sign of it was changed. */
static void
pull_broken(World *world, Desk *desk, const Copy *copy)
{
    gsize length;
    g_autoptr(GError) error = NULL;
    const guint8 *whole = g_bytes_get_data(copy->kept.copy, &length);
    g_autofree guint8 *bytes = g_memdup2(whole, length);
    guint at = any_below(world, (guint)length);
    bool cut = any_below(world, 2) == 0;
    bytes[at] ^= cut ? 0 : (guint8)(1u << any_below(world, 8));
    ScheduleKept broken = { .copy = g_bytes_new(bytes, cut ? at : length) };
    if (world->shelf->pull(desk->book, &broken, &error))
        g_error("schedule %u: a broken copy was taken", world->number);
    g_assert_nonnull(error);
    world->shelf->clear(&broken);
    world->sum->broken++;
    check(world, desk, "a broken copy was refused");
}

static void
act_pull(World *world)
{
    Desk *desk = any_desk(world);
    Copy *copy = any_copy(world);
    if (any_below(world, 8) == 0)
        pull_broken(world, desk, copy);
    else
        pull(world, desk, copy);
}

/* As from a backup of the whole disk: the book knows nothing of what it wrote since. */
static void
act_set_back(World *world)
{
    Copy *copy = any_copy(world);
    Desk *desk = &world->desks[copy->maker];
    world->shelf->set_back(desk->book, &copy->kept);
    desk->holding = copy->holding;
    desk->named = copy->named;
    world->sum->set_back++;
    check(world, desk, "it was put back");
}

static void
add_station(World *world, Copy *copy)
{
    Desk *desk = &world->desks[world->count];
    if (world->count == world->wanted)
        return;
    desk->book =
        world->shelf->make(world->shelf->shelf, world->count, copy == NULL ? NULL : &copy->kept);
    if (copy != NULL)
        desk->holding = copy->holding;
    desk->named = (copy != NULL ? copy->named : 0) | 1u << world->count;
    world->count++;
    check(world, desk, "it was made");
}

static void
act_station(World *world)
{
    add_station(world, any_copy(world));
}

static const struct {
    void (*act)(World *world);
    guint below; /* of 100 */
} acts[] = {
    { act_append, 34 },  { act_copy, 54 },      { act_pull, 85 },
    { act_station, 97 }, { act_set_back, 100 },
};

static void
act(World *world)
{
    guint i = 0, fall = any_below(world, 100);
    while (fall >= acts[i].below)
        i++;
    acts[i].act(world);
    world->sum->acts++;
}

/* ---- the end ---- */

/* All come together: one takes in everything, then all take in his. */
static void
gather(World *world)
{
    Desk *middle = any_desk(world);
    for (guint i = 0; i < world->count; i++)
        pull(world, middle, copy_of(world, &world->desks[i]));
    Copy *all = copy_of(world, middle);
    for (guint i = 0; i < world->count; i++)
        pull(world, &world->desks[i], all);
}

/* Who holds the same says the same; without a fork all do, and nothing is lost. */
static void
check_together(const World *world)
{
    g_autofree char *said[SCHEDULE_STATIONS_MOST] = { NULL };
    Holding all = { { 0 }, { false } };
    bool forked = false;
    for (guint i = 0; i < world->count; i++) {
        said[i] = world->shelf->say(world->desks[i].book);
        take(&all, &world->desks[i].holding);
        forked |= world->forked[i] != NEVER;
    }
    for (guint i = 0; i < world->count; i++) {
        const Holding *holding = &world->desks[i].holding;
        bool same = memcmp(holding, &world->desks[0].holding, sizeof *holding) == 0;
        g_assert_true(forked || memcmp(holding, &all, sizeof all) == 0);
        if (same != g_str_equal(said[i], said[0]))
            g_error("schedule %u: two books diverged", world->number);
    }
    for (guint i = 0; i < world->count; i++)
        g_free(g_steal_pointer(&said[i]));
}

void
schedule_run(const ScheduleShelf *shelf, const ScheduleSize *size, guint number, ScheduleSum *sum)
{
    World world = { .shelf = shelf, .number = number, .sum = sum };
    world.rand = g_rand_new_with_seed((guint32)number);
    memset(world.forked, NEVER, sizeof world.forked);
    world.wanted = 2 + any_below(&world, size->stations - 1);
    add_station(&world, NULL);
    copy_of(&world, &world.desks[0]);
    for (guint i = 0; i < size->acts * world.wanted; i++)
        act(&world);
    gather(&world);
    check_together(&world);
    sum->schedules++;
    sum->twelve += world.count == SCHEDULE_STATIONS_MOST;
    g_rand_free(world.rand);
    for (guint i = 0; i < world.count; i++)
        shelf->free(world.desks[i].book);
    for (guint i = 0; i < COPIES_MOST; i++)
        shelf->clear(&world.copies[i].kept);
}
