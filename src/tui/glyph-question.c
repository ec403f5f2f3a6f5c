/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/glyph-question.h"

#include "base/language.h"

#include <glib.h>
#include <string.h>
#include <unistd.h>

#define CLEAR "\033[H\033[2J"

static void
say(int out, const char *text)
{
    gsize length = strlen(text);
    while (length > 0) {
        gssize written = write(out, text, length);
        if (written <= 0)
            return;
        text += written;
        length -= (gsize)written;
    }
}

bool
glyph_question(int in, int out)
{
    static const char *const lines[] = {
        N_("Can you read the name between the brackets?"),
        N_("y  yes: names are shown in kana and kanji"),
        N_("n  no: names are shown in Latin letters; what is kept in the book stays the same"),
    };
    char key = '\0';
    say(out, CLEAR "\r\n   [ ヤマダ ハナコ  山田 花子 ]\r\n\r\n");
    for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
        g_autofree char *line = g_strdup_printf("   %s\r\n", _(lines[i]));
        say(out, line);
    }
    while (key != 'y' && key != 'n')
        if (read(in, &key, 1) != 1)
            return true;
        else
            key = g_ascii_tolower(key);
    say(out, CLEAR);
    return key == 'n';
}
