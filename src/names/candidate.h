/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Kanji that a reading may be written with, the most usual first: from a table of our own
 * (data/names.tsv) and from name dictionaries that the PC may have. It offers; it never knows how a
 * person is really written.
 */

#include "names/variant.h"

typedef struct CandidateTable CandidateTable;

/* What a reading is the reading of. */
typedef enum {
    NAME_SURNAME,
    NAME_GIVEN,
    NAME_PIECE /* a part of either, to put a rare name together */
} NamePart;

/* The table that is built in. (transfer full) */
CandidateTable *candidate_table_new(void);
void candidate_table_free(CandidateTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CandidateTable, candidate_table_free)

/* Adds a dictionary in the form of SKK (EUC-JP; "reading /one;note/other/" a line), kept as it is
 * and searched when asked. One of PEOPLE is asked always, one of general words only where the
 * others know nothing, and for pieces. */
void candidate_table_add(CandidateTable *table, GBytes *dictionary, bool people);
bool candidate_table_has_people(const CandidateTable *table);

typedef struct {
    NamePart part;
    const char *kana;       /* as kept, one word */
    const GPtrArray *known; /* char *: spellings on this ward, or NULL */
    const VariantTable *variants;
} CandidateWish;

/* Spellings, each once: our own, the ward's, the dictionaries' of people, variants of the first;
 * the kana themselves last. Array of char *. (transfer full) */
GPtrArray *candidates_find(const CandidateTable *table, const CandidateWish *wish);
