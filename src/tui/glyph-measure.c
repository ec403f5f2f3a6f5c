/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/glyph-measure.h"

#include <poll.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#define WAIT_MS 120
#define ASK "\033[6n"
#define HOME "\033[H"

static const char *const tried[] = { "カ", "─", "●" };

/* An answer is ESC [ ROW ; COLUMN R. */
typedef enum { AT_ESCAPE, AT_BRACKET, AT_ROW, AT_COLUMN } Place;

typedef struct {
    Place place;
    int column;
    GByteArray *held; /* of what may become an answer */
    GByteArray *typed;
    int columns[G_N_ELEMENTS(tried)];
    guint answers;
} Listener;

static void
give_up(Listener *listener)
{
    g_byte_array_append(listener->typed, listener->held->data, listener->held->len);
    g_byte_array_set_size(listener->held, 0);
    listener->place = AT_ESCAPE;
}

static void
finish(Listener *listener)
{
    if (listener->answers < G_N_ELEMENTS(tried))
        listener->columns[listener->answers++] = listener->column;
    g_byte_array_set_size(listener->held, 0);
    listener->place = AT_ESCAPE;
}

static void
take(Listener *listener, guint8 byte)
{
    static const guint8 begins[] = { [AT_ESCAPE] = '\033', [AT_BRACKET] = '[' };
    bool digit = g_ascii_isdigit(byte);
    g_byte_array_append(listener->held, &byte, 1);
    if (listener->place <= AT_BRACKET && byte == begins[listener->place]) {
        listener->place++;
    } else if (listener->place == AT_ROW && (digit || byte == ';')) {
        listener->column = 0;
        listener->place = digit ? AT_ROW : AT_COLUMN;
    } else if (listener->place == AT_COLUMN && digit && listener->column < 1000) {
        listener->column = listener->column * 10 + (byte - '0');
    } else if (listener->place == AT_COLUMN && byte == 'R') {
        finish(listener);
    } else {
        give_up(listener);
    }
}

static bool
write_all(int out, const char *text)
{
    gsize length = strlen(text);
    while (length > 0) {
        gssize written = write(out, text, length);
        if (written <= 0)
            return false;
        text += written;
        length -= (gsize)written;
    }
    return true;
}

static bool
ask(int out)
{
    GString *question = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(tried); i++)
        g_string_append_printf(question, HOME "%s" ASK, tried[i]);
    g_string_append(question, HOME "\033[K");
    bool asked = write_all(out, question->str);
    g_string_free(question, TRUE);
    return asked;
}

static void
listen(int in, Listener *listener)
{
    struct pollfd come = { .fd = in, .events = POLLIN };
    guint8 byte;
    while (listener->answers < G_N_ELEMENTS(tried) && poll(&come, 1, WAIT_MS) > 0 &&
           read(in, &byte, 1) == 1)
        take(listener, byte);
    give_up(listener);
}

GlyphMeasure
glyph_measure(int in, int out, GByteArray *typed)
{
    Listener listener = { .held = g_byte_array_new(), .typed = typed };
    if (ask(out))
        listen(in, &listener);
    g_byte_array_unref(listener.held);
    if (listener.answers < G_N_ELEMENTS(tried))
        return (GlyphMeasure){ 0, 0 };
    int widest = MAX(listener.columns[1], listener.columns[2]);
    return (GlyphMeasure){ MAX(listener.columns[0] - 1, 1), MAX(widest - 1, 1) };
}
