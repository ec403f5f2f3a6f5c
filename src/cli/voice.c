/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/voice.h"

#include "base/text.h"

#include <stdio.h>

/* The form of what the program says; in what it quotes they are made visible. */
#define KEPT "\n\t"

static void
say(FILE *to, const char *text)
{
    g_autofree char *visible = text_visible_but(text, KEPT);
    fputs(visible, to);
    fflush(to);
}

static void
say_data(const char *text)
{
    say(stdout, text);
}

static void
say_message(const char *text)
{
    say(stderr, text);
}

void
voice_begin(void)
{
    g_set_print_handler(say_data);
    g_set_printerr_handler(say_message);
}
