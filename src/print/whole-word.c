/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/whole-word.h"

#include <glib.h>
#include <string.h>

#define MOST 14 /* signs: what is longer is a sentence without blanks */
#define FIGURE_MOST 4

/* Behind these a line may end. */
static bool
ends_word(gunichar sign)
{
    return sign < 0x80 ? sign != 0 && strchr(",;])", (int)sign) != NULL
                       : sign == 0x3001 || sign == 0x3002 || sign == 0x3011 || sign == 0xFF09;
}

static bool
is_blank(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\0';
}

/* "06:10" at AT, or a figure, or the line for one, that nothing but the end of its part follows:
 * what stands before it says of what. */
static bool
is_figure(const char *at)
{
    gsize length = strspn(at, "0123456789");
    if (*at == '_')
        return true;
    if (length == 2 && at[2] == ':' && g_ascii_isdigit(at[3]))
        return true;
    return length > 0 && length <= FIGURE_MOST &&
           (at[length] == '\0' || strchr(",;:)\n", at[length]) != NULL);
}

/* Behind the word at AT; more than one sign that ends words stay together. */
static const char *
word_end(const char *at)
{
    bool ended = false;
    for (; !is_blank(*at); at = g_utf8_next_char(at)) {
        bool ends = ends_word(g_utf8_get_char(at));
        if (ended && !ends)
            break;
        ended = ends;
    }
    return at;
}

/* A mark of several words, "[TWO IN BED]", from AT; NULL if there is none. */
static const char *
mark_end(const char *at)
{
    const char *end = *at == '[' ? strchr(at, ']') : NULL;
    return end != NULL && memchr(at, '\n', (gsize)(end - at)) == NULL && end - at <= MOST ? end + 1
                                                                                          : NULL;
}

static const char *
stretch_end(const char *at)
{
    const char *mark = mark_end(at);
    if (mark != NULL)
        return mark;
    const char *end = word_end(at);
    return *end == ' ' && is_figure(end + 1) ? word_end(end + 1) : end;
}

static bool
has_figure(const char *at, const char *end)
{
    while (at < end && !g_ascii_isdigit(*at) && *at != '_')
        at++;
    return at < end;
}

static bool
is_mark(const char *at)
{
    return *at == '[' || g_str_has_prefix(at, "【");
}

bool
whole_word_next(const char **at, const char **ret_end)
{
    while (**at != '\0') {
        if (is_blank(**at)) {
            (*at)++;
            continue;
        }
        const char *end = stretch_end(*at);
        glong length = g_utf8_strlen(*at, end - *at);
        *ret_end = end;
        if (length > 1 && length <= MOST && (is_mark(*at) || has_figure(*at, end)))
            return true;
        *at = end;
    }
    return false;
}
