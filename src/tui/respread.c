/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/respread.h"

#include <glib.h>
#include <stdbool.h>
#include <term.h>

typedef struct {
    wchar_t text[CCHARW_MAX + 1];
    attr_t attributes;
    short pair;
} Sign;

static bool
read_sign(WINDOW *window, int row, int column, Sign *ret_sign)
{
    cchar_t cell;
    *ret_sign = (Sign){ { 0 }, 0, 0 };
    return mvwin_wch(window, row, column, &cell) != ERR &&
           getcchar(&cell, ret_sign->text, &ret_sign->attributes, &ret_sign->pair, NULL) != ERR;
}

static bool
is_spread(const Sign *sign)
{
    gunichar c = (gunichar)sign->text[0];
    return c >= 0x80 && !g_unichar_iswide(c) && g_unichar_iswide_cjk(c);
}

static int
put_byte(int byte)
{
    return putchar(byte);
}

static void
send(const Sign *sign)
{
    g_autofree char *bytes = g_ucs4_to_utf8((const gunichar *)sign->text, -1, NULL, NULL, NULL);
    vid_puts(sign->attributes, sign->pair, NULL, put_byte);
    fputs(bytes != NULL ? bytes : " ", stdout);
}

/* The blank behind a spread sign is its other cell and is not sent. */
static void
send_row(WINDOW *window, int row, int from)
{
    Sign sign;
    for (int column = from; column < getmaxx(window);) {
        if (!read_sign(window, row, column, &sign))
            return;
        putp(tparm(cursor_address, row, column, 0, 0, 0, 0, 0, 0, 0));
        send(&sign);
        column += is_spread(&sign) || g_unichar_iswide((gunichar)sign.text[0]) ? 2 : 1;
    }
}

void
respread(WINDOW *window)
{
    Sign sign;
    int row, column;
    getyx(window, row, column);
    vid_puts(A_NORMAL, 0, NULL, put_byte);
    putp(save_cursor);
    for (int y = 0; y < getmaxy(window); y++)
        for (int x = 0; x < getmaxx(window); x++)
            if (read_sign(window, y, x, &sign) && is_spread(&sign)) {
                send_row(window, y, x);
                break;
            }
    vid_puts(A_NORMAL, 0, NULL, put_byte);
    putp(restore_cursor);
    fflush(stdout);
    wmove(window, row, column);
}
