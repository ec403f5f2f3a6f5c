/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/lockout.h"

#include "desk/desk-state.h"
#include "desk/key-name.h"
#include "desk/lockout-file.h"

#include "store/nameplate.h"

#include "base/error.h"

#include <glib/gstdio.h>
#include <string.h>

#define SECONDS (LOCKOUT_MINUTES * 60)

/* Tries that are under way elsewhere may yet turn out to be right ones: so long they are waited
 * for. */
#define LOOKS 200
#define LOOK_MICROSECONDS 100000
#define BROKEN_OFF_SECONDS 60

G_STATIC_ASSERT(LOCKOUT_TRIES == LOCKOUT_PLACES);

struct Lockout {
    char *path;      /* of the file, NULL: it cannot be told which book this is */
    bool has_others; /* keys that can be named, and are counted apart */
    const DeskClock *clock;
    LockoutTry now; /* the try that was begun; its tag is "" if it is not counted */
};

Lockout *
lockout_new(const char *book, const char *key, const DeskClock *clock)
{
    Lockout *lockout = g_new0(Lockout, 1);
    g_autofree char *id = nameplate_read(book);
    g_autoptr(GPtrArray) names = key_names(book);
    lockout->has_others = names->len > 1;
    bool apart = lockout->has_others && key != NULL &&
                 g_ptr_array_find_with_equal_func(names, key, g_str_equal, NULL);
    lockout->path = id != NULL ? lockout_file_path(id, apart ? key : NULL) : NULL;
    lockout->clock = clock != NULL ? clock : clock_of_pc();
    return lockout;
}

void
lockout_free(Lockout *lockout)
{
    if (lockout == NULL)
        return;
    g_free(lockout->path);
    g_free(lockout);
}

/* ---- time ---- */

static void
set_moment(const Lockout *lockout, LockoutTry *one)
{
    g_autofree char *boot = lockout->clock->boot != NULL ? lockout->clock->boot() : NULL;
    bool told = boot != NULL && strlen(boot) == LOCKOUT_BOOT_SIGNS;
    one->running = MAX(0, lockout->clock->running());
    memset(one->boot, '0', LOCKOUT_BOOT_SIGNS);
    if (told)
        memcpy(one->boot, boot, LOCKOUT_BOOT_SIGNS);
    one->boot[LOCKOUT_BOOT_SIGNS] = '\0';
}

/* Seconds that have passed since ONE for certain: of a try before the last start of the PC no more
 * than since that start, whatever its clock says. */
static gint64
age_of(const LockoutTry *one, const LockoutTry *now)
{
    bool same_start = strcmp(one->boot, now->boot) == 0 && one->running <= now->running;
    return same_start ? now->running - one->running : now->running;
}

/* ---- what the file says ---- */

/* Tries are dropped as the next one comes, so a full file was filled within LOCKOUT_MINUTES. */
static void
drop_old(LockoutTries *tries, const LockoutTry *now)
{
    guint kept = 0;
    bool over =
        tries->count == LOCKOUT_PLACES && age_of(&tries->tries[LOCKOUT_PLACES - 1], now) >= SECONDS;
    if (tries->count == LOCKOUT_PLACES && !over)
        return;
    for (guint i = 0; i < tries->count && !over; i++)
        if (age_of(&tries->tries[i], now) < SECONDS)
            tries->tries[kept++] = tries->tries[i];
    tries->count = kept;
}

/* One that was under way for so long was broken off, and nobody knows what it would have opened. */
static bool
has_failed(const LockoutTry *one, const LockoutTry *now)
{
    return one->failed || age_of(one, now) >= BROKEN_OFF_SECONDS;
}

static bool
all_failed(const LockoutTries *tries, const LockoutTry *now)
{
    guint failed = 0;
    for (guint i = 0; i < tries->count; i++)
        failed += has_failed(&tries->tries[i], now);
    return failed == tries->count;
}

static guint
minutes_of(LockoutTries tries, const LockoutTry *now)
{
    drop_old(&tries, now);
    if (tries.count < LOCKOUT_PLACES)
        return 0;
    gint64 left = SECONDS - age_of(&tries.tries[LOCKOUT_PLACES - 1], now);
    return (guint)((left + 59) / 60);
}

guint
lockout_minutes(const Lockout *lockout)
{
    LockoutTry now = { 0 };
    if (lockout->path == NULL)
        return 0;
    LockoutTries tries = lockout_file_read(lockout->path);
    set_moment(lockout, &now);
    return all_failed(&tries, &now) ? minutes_of(tries, &now) : 0;
}

/* ---- a try ---- */

static void
set_locked(const Lockout *lockout, guint minutes, GError **error)
{
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_LOCKED,
                lockout->has_others
                    ? _("%d wrong passphrases: no more are tried here for %u min. Each key that is "
                        "named (--key NAME) is counted apart: another one still opens the book, "
                        "and so does the code of the envelope.")
                    : _("%d wrong passphrases: no more are tried here for %u min. The code of the "
                        "envelope opens the book at once."),
                LOCKOUT_TRIES, minutes);
}

typedef enum { COUNTED, UNCOUNTED, WAITING, REFUSED } Answer;

static Answer
ask_for_try(Lockout *lockout, guint *ret_minutes)
{
    LockoutTries tries;
    int file = lockout_file_hold(lockout->path, &tries);
    if (file < 0)
        return UNCOUNTED;
    LockoutTry *now = &lockout->now;
    set_moment(lockout, now);
    g_snprintf(now->tag, sizeof now->tag, "%08x", g_random_int());
    drop_old(&tries, now);
    bool room = tries.count < LOCKOUT_PLACES, waits = !all_failed(&tries, now);
    if (room)
        tries.tries[tries.count++] = *now;
    else
        *ret_minutes = minutes_of(tries, now);
    bool written = lockout_file_let_go(file, &tries);
    if (room && written)
        return COUNTED;
    now->tag[0] = '\0';
    return room ? UNCOUNTED : waits ? WAITING : REFUSED;
}

bool
lockout_begin(Lockout *lockout, GError **error)
{
    guint minutes = 0;
    Answer answer = lockout->path != NULL ? ask_for_try(lockout, &minutes) : UNCOUNTED;
    for (guint i = 0; i < LOOKS && answer == WAITING; i++) {
        g_usleep(LOOK_MICROSECONDS);
        answer = ask_for_try(lockout, &minutes);
    }
    if (answer == COUNTED || answer == UNCOUNTED)
        return true;
    set_locked(lockout, minutes, error);
    return false;
}

static LockoutTry *
find_own(const Lockout *lockout, LockoutTries *tries)
{
    for (guint i = 0; i < tries->count; i++)
        if (strcmp(tries->tries[i].tag, lockout->now.tag) == 0)
            return &tries->tries[i];
    return NULL;
}

/* Takes the own try out, with ALL also those that failed before; what is under way elsewhere stays.
 */
static void
forget(const Lockout *lockout, LockoutTries *tries, bool all)
{
    guint kept = 0;
    const LockoutTry *own = find_own(lockout, tries);
    for (guint i = 0; i < tries->count; i++) {
        const LockoutTry *one = &tries->tries[i];
        if (one != own && !(all && one->failed))
            tries->tries[kept++] = *one;
    }
    tries->count = kept;
}

static void
tell_what_is_left(const Lockout *lockout, const LockoutTries *tries, GError **cause)
{
    guint left = LOCKOUT_PLACES - tries->count;
    if (left == 0) {
        g_clear_error(cause);
        set_locked(lockout, LOCKOUT_MINUTES, cause);
        return;
    }
    g_autofree char *hint = g_strdup_printf(_("%s Tries left: %u, then a pause of %d min."),
                                            (*cause)->message, left, LOCKOUT_MINUTES);
    g_clear_error(cause);
    g_set_error_literal(cause, MEGURI_ERROR, MEGURI_ERROR_LOCKED, hint);
}

void
lockout_end(Lockout *lockout, GError **cause)
{
    LockoutTries tries;
    bool failed = g_error_matches(*cause, MEGURI_ERROR, MEGURI_ERROR_LOCKED);
    int file = lockout->now.tag[0] != '\0' ? lockout_file_hold(lockout->path, &tries) : -1;
    if (file < 0)
        return;
    LockoutTry *own = find_own(lockout, &tries);
    if (failed && own != NULL)
        own->failed = true;
    else if (!failed)
        forget(lockout, &tries, *cause == NULL);
    if (!lockout_file_let_go(file, &tries) && !failed)
        g_unlink(lockout->path); /* rather no count than a nurse kept out */
    if (failed)
        tell_what_is_left(lockout, &tries, cause);
    lockout->now.tag[0] = '\0';
}
