/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/key.h"

#include <curses.h>
#include <string.h>

static const struct {
    wint_t code;
    KeyKind kind;
} codes[] = {
    { KEY_UP, KEY_KIND_UP },         { KEY_DOWN, KEY_KIND_DOWN },
    { KEY_LEFT, KEY_KIND_LEFT },     { KEY_RIGHT, KEY_KIND_RIGHT },
    { KEY_PPAGE, KEY_KIND_PAGE_UP }, { KEY_NPAGE, KEY_KIND_PAGE_DOWN },
    { KEY_HOME, KEY_KIND_HOME },     { KEY_END, KEY_KIND_END },
    { KEY_ENTER, KEY_KIND_ENTER },   { KEY_BACKSPACE, KEY_KIND_BACKSPACE },
    { KEY_DC, KEY_KIND_BACKSPACE },  { KEY_BTAB, KEY_KIND_BACK_TAB },
    { KEY_RESIZE, KEY_KIND_RESIZE },
};

static const struct {
    wint_t sign;
    KeyKind kind;
} controls[] = {
    { '\r', KEY_KIND_ENTER },    { '\n', KEY_KIND_ENTER },  { 27, KEY_KIND_ESCAPE },
    { 127, KEY_KIND_BACKSPACE }, { 8, KEY_KIND_BACKSPACE }, { '\t', KEY_KIND_TAB },
    { 21, KEY_KIND_CLEAR },
};

static const struct {
    const char *name;
    KeyKind kind;
    gunichar sign;
} names[] = {
    { "Enter", KEY_KIND_ENTER, '\r' },
    { "LineFeed", KEY_KIND_ENTER, '\n' },
    { "Esc", KEY_KIND_ESCAPE, 0 },
    { "Space", KEY_KIND_SIGN, ' ' },
    { "Lt", KEY_KIND_SIGN, '<' },
    { "Tab", KEY_KIND_TAB, 0 },
    { "BackTab", KEY_KIND_BACK_TAB, 0 },
    { "Up", KEY_KIND_UP, 0 },
    { "Down", KEY_KIND_DOWN, 0 },
    { "Left", KEY_KIND_LEFT, 0 },
    { "Right", KEY_KIND_RIGHT, 0 },
    { "PageUp", KEY_KIND_PAGE_UP, 0 },
    { "PageDown", KEY_KIND_PAGE_DOWN, 0 },
    { "Home", KEY_KIND_HOME, 0 },
    { "End", KEY_KIND_END, 0 },
    { "Backspace", KEY_KIND_BACKSPACE, 0 },
    { "Clear", KEY_KIND_CLEAR, 0 },
};

static Key
read_click(void)
{
    MEVENT event;
    if (getmouse(&event) == ERR)
        return (Key){ .kind = KEY_KIND_NOTHING };
    if (event.bstate & BUTTON4_PRESSED)
        return (Key){ .kind = KEY_KIND_UP };
    if (event.bstate & BUTTON5_PRESSED)
        return (Key){ .kind = KEY_KIND_DOWN };
    if ((event.bstate & (BUTTON1_PRESSED | BUTTON1_CLICKED)) == 0)
        return (Key){ .kind = KEY_KIND_NOTHING };
    return (Key){ .kind = KEY_KIND_CLICK, .row = event.y, .column = event.x };
}

static Key
named(wint_t code)
{
    for (gsize i = 0; i < G_N_ELEMENTS(codes); i++)
        if (codes[i].code == code)
            return (Key){ .kind = codes[i].kind };
    return (Key){ .kind = KEY_KIND_NOTHING };
}

static Key
signed_key(wint_t sign)
{
    for (gsize i = 0; i < G_N_ELEMENTS(controls); i++)
        if (controls[i].sign == sign)
            return (Key){ .kind = controls[i].kind, .sign = sign };
    if (!g_unichar_isprint(sign) && !g_unichar_ismark(sign) && !g_unichar_iszerowidth(sign))
        return (Key){ .kind = KEY_KIND_NOTHING };
    return (Key){ .kind = KEY_KIND_SIGN, .sign = sign };
}

Key
key_read(void)
{
    wint_t code;
    int kind = get_wch(&code);
    if (kind == ERR)
        return (Key){ .kind = KEY_KIND_NOTHING };
    if (kind == KEY_CODE_YES)
        return code == KEY_MOUSE ? read_click() : named(code);
    return signed_key(code);
}

static bool
click_from_name(const char *name, Key *ret_key)
{
    Key key = { .kind = KEY_KIND_CLICK };
    if (sscanf(name, "Click:%d,%d", &key.row, &key.column) != 2)
        return false;
    *ret_key = key;
    return true;
}

static bool
key_from_name(const char *name, Key *ret_key)
{
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(names[i].name, name) == 0) {
            *ret_key = (Key){ .kind = names[i].kind, .sign = names[i].sign };
            return true;
        }
    return click_from_name(name, ret_key);
}

bool
key_from_script(const char **ret_at, Key *ret_key)
{
    const char *at = *ret_at;
    while (*at == ' ' || *at == '\n')
        at++;
    if (*at == '\0')
        return false;
    const char *end = *at == '<' ? strchr(at, '>') : NULL;
    if (end == NULL) {
        *ret_key = (Key){ .kind = KEY_KIND_SIGN, .sign = g_utf8_get_char(at) };
        *ret_at = g_utf8_next_char(at);
        return true;
    }
    g_autofree char *name = g_strndup(at + 1, (gsize)(end - at - 1));
    if (!key_from_name(name, ret_key))
        return false;
    *ret_at = end + 1;
    return true;
}

bool
key_is(const Key *key, gunichar sign)
{
    return key->kind == KEY_KIND_SIGN && key->sign == sign;
}
