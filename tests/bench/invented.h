/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Invented people and the ward they lie in: names, birthdates, numbers, all drawn by chance. Nobody
 * of them lives. It never knows books.
 */

#include <glib.h>
#include <stdbool.h>

/* The one person whose surname has a character that the first font lacks. */
#define INVENTED_RARE 7

typedef struct {
    char *kanji;
    char *kana;
    char *birthdate; /* canonical */
    const char *sex; /* "m" or "f" */
    char *id;        /* 8 digits */
    char *phone;
} Invented;

/* The person of NUMBER, always the same. PLAIN gives the rare character's ordinary form. */
Invented invented_person(guint64 number, bool plain);
void invented_clear(Invented *invented);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Invented, invented_clear)

/* The layout file of a ward of BEDS, four a room. (transfer full) */
char *invented_layout(guint beds);
/* Label of a bed of it. (transfer full) */
char *invented_bed(guint bed);
