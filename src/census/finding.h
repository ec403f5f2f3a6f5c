/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Conflicts while they are being found: the cards of those who take part, and the list that grows.
 * Inside this room; who reads conflicts asks conflict.h.
 */

#include "census/conflict.h"
#include "census/fact.h"
#include "census/person-name.h"

/* The keys by which persons are compared, read once each. */
typedef struct {
    const Standing *standing;
    PersonName name;
    char *id; /* NULL */
    guint marks;
} Card;

struct Conflicts {
    const Reading *reading;
    const View *view;
    GArray *cards;   /* Card, those who take part, in order of handle */
    GPtrArray *list; /* Conflict * */
};

/* A new conflict at the end of the list. */
Conflict *finding_add(Conflicts *conflicts, ConflictKind kind, Loudness loudness);
/* The same about one person. */
Conflict *finding_add_personal(Conflicts *conflicts, ConflictKind kind, Loudness loudness,
                               const Standing *standing);
/* Names a person and their bed; statements behind it, each once; NULL adds nothing. */
void finding_add_person(Conflict *conflict, const Standing *standing);
void finding_add_statement(Conflict *conflict, const Filed *filed);
void finding_add_current(Conflict *conflict, const View *view, const Standing *standing, What what);

Card *finding_card(const Conflicts *conflicts, guint index);
/* That of STANDING's person, whoever read the standing; NULL if they take part in none. */
Card *finding_card_of(const Conflicts *conflicts, const Standing *standing);

/* What does not fit about one person; about two; in a bed; about clocks. */
void finding_person(Conflicts *conflicts, Card *card);
void finding_pair(Conflicts *conflicts, Card *a, Card *b);
void finding_bed(Conflicts *conflicts, const BedStanding *bed);
void finding_clocks(Conflicts *conflicts);
