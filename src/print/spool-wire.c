/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/spool-wire.h"

#include "base/text.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

enum {
    FIELD_JOB,
    FIELD_PRINTER,
    FIELD_TITLE,
    FIELD_RAW,
    FIELD_TURNS,
    FIELD_WIDTH,
    FIELD_HEIGHT,
    FIELD_LENGTH,
    FIELD_COUNT
};

#define LENGTH_MOST ((gsize)256 << 20)
#define WORDS_MOST 900 /* bytes of a line; a pipe takes 4096 at once */

void
spool_task_clear(SpoolTask *task)
{
    g_clear_pointer(&task->fields, g_strfreev);
    g_clear_pointer(&task->bytes, g_free);
}

static bool
write_all(int fd, const char *bytes, gsize length)
{
    while (length > 0) {
        gssize written = write(fd, bytes, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes += written;
        length -= (gsize)written;
    }
    return true;
}

/* TEXT as one field of one line. (transfer full) */
static char *
field(const char *text)
{
    g_autofree char *visible = text_visible(text != NULL ? text : "");
    return g_strdelimit(g_steal_pointer(&visible), "\t\r\n", ' ');
}

bool
spool_write_order(int fd, guint job, const SpoolOrder *order)
{
    g_autofree char *printer = field(order->printer);
    g_autofree char *title = field(order->title);
    g_autofree char *line = g_strdup_printf("%u\t%s\t%s\t%d\t%d\t%.3f\t%.3f\t%" G_GSIZE_FORMAT "\n",
                                            job, printer, title, order->raw, order->turns,
                                            order->size[0], order->size[1], order->length);
    return write_all(fd, line, strlen(line)) && write_all(fd, order->bytes, order->length);
}

bool
spool_read_task(FILE *from, SpoolTask *ret_task)
{
    g_autofree char *line = NULL;
    size_t room = 0;
    gssize length = getline(&line, &room, from);
    if (length <= 0)
        return false;
    g_strchomp(line);
    g_auto(SpoolTask) task = { .fields = g_strsplit(line, "\t", FIELD_COUNT) };
    if (g_strv_length(task.fields) != FIELD_COUNT)
        return false;
    task.job = (guint)g_ascii_strtoull(task.fields[FIELD_JOB], NULL, 10);
    task.order = (SpoolOrder){
        .printer = task.fields[FIELD_PRINTER],
        .title = task.fields[FIELD_TITLE],
        .raw = *task.fields[FIELD_RAW] == '1',
        .turns = *task.fields[FIELD_TURNS] == '1',
        .size = { g_ascii_strtod(task.fields[FIELD_WIDTH], NULL),
                  g_ascii_strtod(task.fields[FIELD_HEIGHT], NULL) },
        .length = (gsize)g_ascii_strtoull(task.fields[FIELD_LENGTH], NULL, 10),
    };
    if (task.order.length > LENGTH_MOST)
        return false;
    task.bytes = g_malloc(task.order.length + 1);
    task.order.bytes = task.bytes;
    if (fread(task.bytes, 1, task.order.length, from) != task.order.length)
        return false;
    *ret_task = task;
    task = (SpoolTask){ 0 };
    return true;
}

bool
spool_write_line(int fd, guint job, guint kind, const char *words)
{
    g_autofree char *one = field(words);
    g_autofree char *line = g_strdup_printf("%u\t%u\t%.*s", job, kind, WORDS_MOST, one);
    g_autofree char *whole = g_utf8_make_valid(line, -1); /* it may have been cut inside a sign */
    g_autofree char *ended = g_strconcat(whole, "\n", NULL);
    return write_all(fd, ended, strlen(ended));
}

/* True once the reading end of the pipe FD is closed. */
static bool
is_deserted(int fd)
{
    struct pollfd end = { .fd = fd, .events = 0 };
    return poll(&end, 1, 0) > 0 && (end.revents & (POLLERR | POLLHUP)) != 0;
}

bool
spool_report(SpoolReport *report, SpoolState state, const char *words)
{
    if (report->words != NULL && report->state == state && strcmp(report->words, words) == 0)
        return !is_deserted(report->fd);
    g_free(report->words);
    report->words = g_strdup(words);
    report->state = state;
    return spool_write_line(report->fd, report->job, state, words);
}

bool
spool_is_given_up(const SpoolReport *report)
{
    return g_atomic_int_get(report->given_up) != 0;
}
