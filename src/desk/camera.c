/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/camera.h"

#include "desk/sandbox-calls.h"

#include "base/error.h"
#include "base/language.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define CODE_MOST 500 /* bytes; a poster's */
#define LOOK 'l'
#define STOP 's'

/* What comes back is one line: the number of the look it is of, a mark, and the code or a
 * ReaderTrouble. */
#define SEEN '='
#define ENDED '!'
#define NO_ANSWER "!" /* no trouble that has a name */

struct Camera {
    int orders;
    int news;
    guint8 look; /* number of the last look, so that what an earlier one saw is let go */
    bool looks;
    GString *heard; /* what is no whole line yet */
};

/* ---- the process that keeps it ---- */

typedef struct {
    const char *device;
    CameraReader read;
    int orders;
    int news;
    int seen; /* what the reader writes; -1 = none is at work */
    pid_t reader;
    guint8 look;
    GString *text;
} Keeper;

static void
tell(const Keeper *keeper, const char *words)
{
    g_autofree char *line = g_strdup_printf("%u%s\n", keeper->look, words);
    gssize written = write(keeper->news, line, strlen(line));
    (void)written; /* nobody is left to hear it */
}

/* What becomes of the process that reads: it sees whatever is held before it, so it may do nothing
 * else. Libraries that complain would do so on the nurse's screen. */
static void
be_reader(const Keeper *keeper, int out)
{
    int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    for (int i = STDIN_FILENO; i <= STDERR_FILENO; i++)
        dup2(nowhere, i);
    signal(SIGPIPE, SIG_DFL);
    close(keeper->orders);
    close(keeper->news);
    sandbox_calls_refuse(SANDBOX_ALL, false);
    ReaderTrouble trouble;
    g_autofree char *code = keeper->read(keeper->device, &trouble);
    g_autofree char *line = code != NULL ? g_strdup_printf("%c%s\n", SEEN, code)
                                         : g_strdup_printf("%c%u\n", ENDED, trouble);
    gssize written = write(out, line, strlen(line));
    (void)written; /* who asked may have gone */
}

static void
close_way(const int way[2])
{
    for (guint i = 0; i < 2; i++)
        if (way[i] >= 0)
            close(way[i]);
}

/* True in the process that has read. */
static bool
begin_reader(Keeper *keeper)
{
    int way[2] = { -1, -1 };
    if (keeper->seen >= 0)
        return false;
    g_string_truncate(keeper->text, 0);
    keeper->reader = pipe2(way, O_CLOEXEC) == 0 ? fork() : -1;
    if (keeper->reader == 0) {
        be_reader(keeper, way[1]);
        return true;
    }
    if (keeper->reader < 0) {
        close_way(way);
        tell(keeper, NO_ANSWER);
        return false;
    }
    close(way[1]);
    keeper->seen = way[0];
    return false;
}

static void
end_reader(Keeper *keeper)
{
    if (keeper->seen < 0)
        return;
    close(keeper->seen);
    keeper->seen = -1;
    kill(keeper->reader, SIGTERM);
    waitpid(keeper->reader, NULL, 0);
}

/* True if TEXT begins with a line that a reader may tell: a mark, and what can be a code. */
static bool
is_news(GString *text)
{
    char *end = strchr(text->str, '\n');
    if (end == NULL || text->len > CODE_MOST)
        return false;
    g_string_truncate(text, (gsize)(end - text->str));
    for (gsize i = 0; i < text->len; i++)
        if (!g_ascii_isprint(text->str[i]))
            return false;
    return text->len > 1;
}

static void
read_reader(Keeper *keeper)
{
    char bytes[256];
    gssize count = read(keeper->seen, bytes, sizeof bytes);
    if (count > 0)
        g_string_append_len(keeper->text, bytes, count);
    bool whole = count <= 0 || memchr(bytes, '\n', (gsize)count) != NULL;
    if (!whole && keeper->text->len <= CODE_MOST)
        return;
    end_reader(keeper);
    tell(keeper, is_news(keeper->text) ? keeper->text->str : NO_ANSWER);
}

/* False once nobody gives orders any more, or this is a process that has read. */
static bool
take_order(Keeper *keeper)
{
    guint8 order[2];
    if (read(keeper->orders, order, sizeof order) != sizeof order)
        return false;
    keeper->look = order[1];
    if (order[0] == LOOK)
        return !begin_reader(keeper);
    end_reader(keeper);
    return true;
}

static void
keep(const char *device, CameraReader reader, int orders, int news)
{
    Keeper keeper = { device, reader, orders, news, -1, 0, 0, g_string_new(NULL) };
    for (bool wanted = true; wanted;) {
        struct pollfd ways[] = { { orders, POLLIN, 0 }, { keeper.seen, POLLIN, 0 } };
        if (poll(ways, 2, -1) < 0)
            continue;
        if (ways[1].revents != 0)
            read_reader(&keeper);
        if (ways[0].revents != 0)
            wanted = take_order(&keeper);
    }
    end_reader(&keeper);
    g_string_free(keeper.text, TRUE);
}

Camera *
camera_new(const char *device, CameraReader reader, bool *ret_kept)
{
    int orders[2] = { -1, -1 }, news[2] = { -1, -1 };
    *ret_kept = false;
    if (pipe2(orders, O_CLOEXEC) != 0)
        return NULL;
    pid_t keeper = pipe2(news, O_CLOEXEC) == 0 ? fork() : -1;
    if (keeper == 0) {
        close(orders[1]);
        close(news[0]);
        setsid();
        signal(SIGPIPE, SIG_IGN);
        keep(device, reader, orders[0], news[1]);
        *ret_kept = true;
        return NULL;
    }
    if (keeper < 0) {
        close_way(orders);
        close_way(news);
        return NULL;
    }
    close(orders[0]);
    close(news[1]);
    fcntl(news[0], F_SETFL, O_NONBLOCK);
    signal(SIGPIPE, SIG_IGN); /* a keeper that is gone is told in words */
    Camera *camera = g_new0(Camera, 1);
    camera->orders = orders[1];
    camera->news = news[0];
    camera->heard = g_string_new(NULL);
    return camera;
}

void
camera_free(Camera *camera)
{
    if (camera == NULL)
        return;
    close(camera->orders);
    close(camera->news);
    g_string_free(camera->heard, TRUE);
    g_free(camera);
}

/* ---- what is asked of it ---- */

static void
order(const Camera *camera, char what)
{
    guint8 bytes[] = { (guint8)what, camera->look };
    gssize written = write(camera->orders, bytes, sizeof bytes);
    (void)written; /* a keeper that is gone shows when it is heard */
}

void
camera_look(Camera *camera)
{
    if (camera->looks)
        return;
    camera->looks = true;
    camera->look++;
    order(camera, LOOK);
}

void
camera_stop(Camera *camera)
{
    if (!camera->looks)
        return;
    camera->looks = false;
    camera->look++;
    order(camera, STOP);
}

bool
camera_looks(const Camera *camera)
{
    return camera->looks;
}

static void
set_trouble(GError **error, const char *status)
{
    const char *words =
        atoi(status) == READER_NOT_INSTALLED
            ? _("The camera cannot be used: libzbar or libv4l is not installed (package libzbar0).")
            : _("The camera does not answer: is it plugged in, and does no other program use it? A "
                "scanner or typing goes on.");
    g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_NO, words);
}

/* The next whole line; NULL if none is there. *RET_GONE = none will ever be. (transfer full) */
static char *
hear(Camera *camera, bool *ret_gone)
{
    char bytes[CODE_MOST];
    gssize count = read(camera->news, bytes, sizeof bytes);
    *ret_gone = count == 0;
    if (count > 0)
        g_string_append_len(camera->heard, bytes, count);
    char *end = strchr(camera->heard->str, '\n');
    if (end == NULL)
        return NULL;
    char *line = g_strndup(camera->heard->str, (gsize)(end - camera->heard->str));
    g_string_erase(camera->heard, 0, end - camera->heard->str + 1);
    return line;
}

char *
camera_code(Camera *camera, GError **error)
{
    bool gone;
    while (camera->looks) {
        char *mark;
        g_autofree char *line = hear(camera, &gone);
        if (line == NULL && !gone)
            return NULL;
        guint64 look = line != NULL ? g_ascii_strtoull(line, &mark, 10) : camera->look;
        if (look != camera->look)
            continue; /* of a look that was stopped */
        camera->looks = false;
        if (line != NULL && *mark == SEEN)
            return g_strdup(mark + 1);
        set_trouble(error, line != NULL ? mark + 1 : "");
    }
    return NULL;
}
