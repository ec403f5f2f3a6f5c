/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/spool.h"

#include "print/spool-wire.h"

#include "base/error.h"
#include "base/language.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

struct Spool {
    int orders;     /* written to the carrying process; -1 = it is gone */
    int news;       /* read from it */
    GString *heard; /* what is no whole line yet */
    GQueue waiting; /* SpoolNews *: came while queues were asked for */
    guint last;     /* number of the last job */
    bool ended;     /* nobody writes news any more */
};

static void
close_all(int pipes[4])
{
    for (guint i = 0; i < 4; i++)
        if (pipes[i] >= 0)
            close(pipes[i]);
}

/* Not of the terminal: what is on its way goes on when the screen is closed or Ctrl-C is pressed.
 */
static void
carry(int pipes[4], SpoolShut shut, gpointer data)
{
    close(pipes[1]);
    close(pipes[2]);
    setsid();
    signal(SIGPIPE, SIG_IGN);
    shut(data);
    spool_serve(pipes[0], pipes[3]);
}

Spool *
spool_new(SpoolShut shut, gpointer data, bool *ret_carried)
{
    int pipes[4] = { -1, -1, -1, -1 };
    if (pipe2(pipes, O_CLOEXEC) != 0 || pipe2(pipes + 2, O_CLOEXEC) != 0) {
        close_all(pipes);
        return NULL;
    }
    pid_t child = fork();
    if (child < 0) {
        close_all(pipes);
        return NULL;
    }
    *ret_carried = child == 0;
    if (child == 0) {
        carry(pipes, shut, data);
        return NULL;
    }
    close(pipes[0]);
    close(pipes[3]);
    signal(SIGPIPE, SIG_IGN); /* a carrier that is gone is told in words */
    Spool *spool = g_new0(Spool, 1);
    spool->orders = pipes[1];
    spool->news = pipes[2];
    spool->heard = g_string_new(NULL);
    g_queue_init(&spool->waiting);
    return spool;
}

void
spool_free(Spool *spool)
{
    if (spool == NULL)
        return;
    if (spool->orders >= 0)
        close(spool->orders);
    close(spool->news);
    g_string_free(spool->heard, TRUE);
    g_queue_clear_full(&spool->waiting, (GDestroyNotify)spool_news_free);
    g_free(spool);
}

void
spool_news_free(SpoolNews *news)
{
    g_free(news->words);
    g_free(news);
}

void
spool_queue_free(gpointer data)
{
    SpoolQueue *queue = data;
    g_free(queue->name);
    g_free(queue->words);
    g_free(queue);
}

static bool
order(Spool *spool, guint job, const SpoolOrder *wish)
{
    if (spool->orders < 0)
        return false;
    if (spool_write_order(spool->orders, job, wish))
        return true;
    close(spool->orders);
    spool->orders = -1;
    return false;
}

guint
spool_send(Spool *spool, const SpoolOrder *wish)
{
    guint job = ++spool->last;
    return order(spool, job, wish) ? job : 0;
}

void
spool_give_up(Spool *spool, guint job)
{
    order(spool, job, &(SpoolOrder){ .printer = SPOOL_GIVE_UP, .bytes = "" });
}

/* ---- what is heard ---- */

/* A line of the carrier, waiting at most MILLISECONDS for it; NULL if none came. (transfer full) */
static char *
hear(Spool *spool, guint milliseconds)
{
    char *end;
    char bytes[4096];
    while ((end = strchr(spool->heard->str, '\n')) == NULL) {
        struct pollfd news = { .fd = spool->news, .events = POLLIN };
        if (poll(&news, 1, (int)milliseconds) <= 0)
            return NULL;
        gssize count = read(spool->news, bytes, sizeof bytes);
        spool->ended = count == 0 || (count < 0 && errno != EINTR);
        if (count <= 0)
            return NULL;
        g_string_append_len(spool->heard, bytes, count);
    }
    gssize length = end - spool->heard->str;
    char *line = g_strndup(spool->heard->str, (gsize)length);
    g_string_erase(spool->heard, 0, length + 1);
    return line;
}

/* LINE as news; kinds that are none are handed out all the same. NULL if it is no line of ours. */
static SpoolNews *
read_line(const char *line)
{
    g_auto(GStrv) fields = g_strsplit(line, "\t", 3);
    if (g_strv_length(fields) != 3)
        return NULL;
    SpoolNews *news = g_new0(SpoolNews, 1);
    news->job = (guint)g_ascii_strtoull(fields[0], NULL, 10);
    news->state = (SpoolState)g_ascii_strtoull(fields[1], NULL, 10);
    news->words = g_strdup(fields[2]);
    return news;
}

SpoolNews *
spool_next(Spool *spool, guint milliseconds)
{
    SpoolNews *kept = g_queue_pop_head(&spool->waiting);
    g_autofree char *line = kept == NULL ? hear(spool, milliseconds) : NULL;
    g_autoptr(SpoolNews) news = line != NULL ? read_line(line) : kept;
    /* queues that came too late for who asked */
    return news != NULL && news->job > 0 ? g_steal_pointer(&news) : NULL;
}

bool
spool_has_ended(const Spool *spool)
{
    return spool->ended && g_queue_is_empty((GQueue *)&spool->waiting) &&
           strchr(spool->heard->str, '\n') == NULL;
}

/* NAME, whether it is the usual one, whether it is raw, words. */
static void
add_queue(GPtrArray *queues, const char *line)
{
    g_auto(GStrv) parts = g_strsplit(line, " ", 4);
    if (g_strv_length(parts) != 4)
        return;
    SpoolQueue *queue = g_new0(SpoolQueue, 1);
    queue->name = g_strdup(parts[0]);
    queue->usual = *parts[1] == '1';
    queue->raw = *parts[2] == '1';
    queue->words = g_strdup(parts[3]);
    g_ptr_array_insert(queues, queue->usual ? 0 : -1, queue);
}

GPtrArray *
spool_queues(Spool *spool, guint milliseconds, GError **error)
{
    g_autoptr(GPtrArray) queues = g_ptr_array_new_with_free_func(spool_queue_free);
    bool ended = false;
    g_autofree char *why = NULL;
    if (order(spool, 0, &(SpoolOrder){ .bytes = "" }))
        while (!ended) {
            g_autofree char *line = hear(spool, milliseconds);
            g_autoptr(SpoolNews) news = line != NULL ? read_line(line) : NULL;
            guint kind = news != NULL ? (guint)news->state : SPOOL_LINE_END;
            if (news != NULL && news->job > 0)
                g_queue_push_tail(&spool->waiting, g_steal_pointer(&news));
            else if (kind == SPOOL_LINE_QUEUE)
                add_queue(queues, news->words);
            else if (kind == SPOOL_LINE_NO_SERVICE)
                why = g_strdup(news->words);
            else
                ended = true;
        }
    if (why == NULL)
        return g_steal_pointer(&queues);
    g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_NO, why);
    return NULL;
}
