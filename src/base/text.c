/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"

#include <string.h>

bool
text_is_selector(gunichar c)
{
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

/* Characters that take no cell of their own: marks, selectors, joiners. */
static bool
is_zero_width(gunichar c)
{
    if (text_is_selector(c))
        return true;
    GUnicodeType type = g_unichar_type(c);
    return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK ||
           type == G_UNICODE_FORMAT || g_unichar_iszerowidth(c);
}

/* What a ward mostly writes needs no table: ASCII, and kana and kanji. */
guint
text_char_cells(gunichar c)
{
    if (c >= 0x20 && c < 0x7F)
        return 1;
    if ((c >= 0x30A1 && c <= 0x30FA) || (c >= 0x4E00 && c <= 0x9FFF))
        return 2;
    if (c == 0 || is_zero_width(c))
        return 0;
    bool wide = g_unichar_iswide(c) || (c >= 0x3248 && c <= 0x324F) || (c >= 0x4DC0 && c <= 0x4DFF);
    return wide ? 2 : 1;
}

guint
text_cells(const char *text)
{
    guint cells = 0;
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at))
        cells += text_char_cells(g_utf8_get_char(at));
    return cells;
}

/* The end of the longest start of TEXT within CELLS; marks stay with their base. */
static const char *
fit(const char *text, guint cells, guint *ret_used)
{
    guint used = 0;
    const char *at = text;
    while (*at != '\0') {
        guint wide = text_char_cells(g_utf8_get_char(at));
        if (used + wide > cells)
            break;
        used += wide;
        at = g_utf8_next_char(at);
    }
    *ret_used = used;
    return at;
}

char *
text_clip(const char *text, guint cells)
{
    guint used;
    if (text_cells(text) <= cells)
        return g_strdup(text);
    if (cells == 0)
        return g_strdup("");
    const char *end = fit(text, cells - 1, &used);
    return g_strdup_printf("%.*s>", (int)(end - text), text);
}

/* The last word of TEXT, or as much of its end as fits CELLS. */
static const char *
last_word(const char *text, guint cells)
{
    const char *blank = strrchr(text, ' ');
    const char *end = blank != NULL ? blank + 1 : text;
    while (text_cells(end) > cells)
        do
            end = g_utf8_next_char(end);
        while (*end != '\0' && text_char_cells(g_utf8_get_char(end)) == 0);
    return end;
}

char *
text_clip_middle(const char *text, guint cells)
{
    guint used;
    if (cells == 0 || text_cells(text) <= cells)
        return text_clip(text, cells);
    const char *tail = last_word(text, cells - 1);
    const char *head = fit(text, cells - 1 - text_cells(tail), &used);
    return g_strdup_printf("%.*s>%s", (int)(head - text), text, tail);
}

char *
text_pad(const char *text, guint cells)
{
    g_autofree char *clipped = text_clip(text, cells);
    guint used = text_cells(clipped);
    return g_strdup_printf("%s%*s", clipped, (int)(cells - used), "");
}

/* The place to break a line whose longest start ends at END: there, if a blank follows; else
 * after the last blank or comma, if the line keeps at least a third of its width by it. */
static const char *
break_place(const char *start, const char *end)
{
    if (*end == ' ')
        return end;
    for (const char *at = end; at > start + (end - start) / 3; at--)
        if ((at[-1] == ' ' || at[-1] == ',') && text_char_cells(g_utf8_get_char(at)) > 0)
            return at;
    return end;
}

GPtrArray *
text_wrap(const char *text, guint cells)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    cells = MAX(cells, 2);
    while (*text != '\0') {
        guint used;
        const char *newline = strchr(text, '\n');
        const char *end = fit(text, cells, &used);
        bool whole = newline != NULL && newline <= end;
        if (whole)
            end = newline;
        else if (*end != '\0')
            end = break_place(text, end);
        g_ptr_array_add(lines, g_strchomp(g_strndup(text, (gsize)(end - text))));
        text = whole ? end + 1 : end;
        while (!whole && *text == ' ')
            text++;
    }
    if (lines->len == 0)
        g_ptr_array_add(lines, g_strdup(""));
    return lines;
}

gsize
text_last_length(const char *text)
{
    const char *end = text + strlen(text);
    const char *at = end;
    while (at > text) {
        at = g_utf8_prev_char(at);
        if (text_char_cells(g_utf8_get_char(at)) > 0)
            break;
    }
    return (gsize)(end - at);
}

char *
text_collapse(const char *text)
{
    GString *out = g_string_new(NULL);
    bool gap = false;
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (g_unichar_isspace(c)) {
            gap = out->len > 0;
            continue;
        }
        if (gap)
            g_string_append_c(out, ' ');
        gap = false;
        g_string_append_unichar(out, c);
    }
    return g_string_free(out, FALSE);
}

/* NFKC turns a spacing voicing mark into blank + combining mark, which would split the kana: make
 * it combining first. */
static gunichar
joined_mark(gunichar c)
{
    switch (c) {
    case 0x309B:
    case 0xFF9E:
        return 0x3099;
    case 0x309C:
    case 0xFF9F:
        return 0x309A;
    default:
        return c;
    }
}

static bool
is_already_normal(const char *text)
{
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        bool plain = c < 0x80 || (c >= 0x30A1 && c <= 0x30FC) || (c >= 0x4E00 && c <= 0x9FFF);
        if (!plain)
            return false;
    }
    return true;
}

char *
text_nfkc(const char *text)
{
    if (is_already_normal(text))
        return g_strdup(text);
    GString *joined = g_string_new(NULL);
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at))
        g_string_append_unichar(joined, joined_mark(g_utf8_get_char(at)));
    char *normal = g_utf8_normalize(joined->str, -1, G_NORMALIZE_ALL_COMPOSE);
    g_string_free(joined, TRUE);
    return normal;
}

/* Selectors keep a name's glyph and stay; other invisible characters can hide or turn text. */
static bool
steers(gunichar c)
{
    if (text_is_selector(c))
        return false;
    if (g_unichar_iscntrl(c) || (c >= 0x80 && c < 0xA0))
        return true;
    GUnicodeType type = g_unichar_type(c);
    return type == G_UNICODE_FORMAT || type == G_UNICODE_LINE_SEPARATOR ||
           type == G_UNICODE_PARAGRAPH_SEPARATOR || type == G_UNICODE_SURROGATE || c == 0x034F ||
           c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
}

/* How a reader of signs stands: what the next mark would lie on, and how many lie there. */
typedef struct {
    bool based;
    bool wide;
    guint marks;
} Stack;

/* True if C may be shown as it is. A mark on nothing would go to what stands before the text, and
 * many on one sign grow over the lines above. */
static bool
passes(Stack *stack, gunichar c)
{
    if (steers(c)) {
        *stack = (Stack){ .based = true }; /* its code is what the next mark lies on */
        return false;
    }
    guint cells = text_char_cells(c);
    if (cells > 0) {
        *stack = (Stack){ .based = c != ' ' && c != 0x3000, .wide = cells > 1 };
        return true;
    }
    if (text_is_selector(c) && !stack->wide)
        return false; /* only kanji have shapes to choose from */
    return stack->based && ++stack->marks <= TEXT_MARKS_MOST;
}

char *
text_visible_but(const char *text, const char *kept)
{
    GString *out = g_string_new(NULL);
    Stack stack = { .based = false };
    const char *at = text;
    while (*at != '\0') {
        gunichar c = g_utf8_get_char_validated(at, -1);
        if (c == (gunichar)-1 || c == (gunichar)-2) {
            g_string_append_printf(out, "<%02X>", (guint8)*at++);
            stack = (Stack){ .based = true };
            continue;
        }
        if (c < 0x80 && strchr(kept, (int)c) != NULL) {
            g_string_append_c(out, (char)c);
            stack = (Stack){ .based = false };
        } else if (passes(&stack, c)) {
            g_string_append_unichar(out, c);
        } else {
            g_string_append_printf(out, "<U+%04X>", c);
        }
        at = g_utf8_next_char(at);
    }
    return g_string_free(out, FALSE);
}

char *
text_visible(const char *text)
{
    return text_visible_but(text, "");
}

bool
text_is_plain(const char *text)
{
    Stack stack = { .based = false };
    if (!g_utf8_validate(text, -1, NULL))
        return false;
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at))
        if (!passes(&stack, g_utf8_get_char(at)))
            return false;
    return true;
}

char *
text_code(const char *text)
{
    return g_uri_escape_string(text, " !\"#$&'()*+;<>?@[]^`{}", TRUE);
}

bool
text_has_digit(const char *text)
{
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at))
        if (g_unichar_isdigit(g_utf8_get_char(at)))
            return true;
    return false;
}
