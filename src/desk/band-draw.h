/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Bands and labels onto their medium: one of those every copy of the program knows, or of the
 * ward's own "media.ini" beside the book. It never knows whether a number was issued. Inside this
 * room.
 */

#include "desk/band-words.h"
#include "desk/dispatch-job.h"

typedef struct {
    Media *media; /* owns MEDIUM */
    const Medium *medium;
    guint used; /* places of the first sheet that are not there any more */
} BandGround;

/* The medium NAME with its first labels used up to place START (0 and 1: none); the ward's own file
 * lies beside BOOK (a path, or NULL: there is none). MEGURI_ERROR_USAGE if there is no such medium
 * or place, MEGURI_ERROR_REFUSED if the ward's own file is wrong. */
bool band_ground_find(const char *book, const char *name, guint start, BandGround *ret_ground,
                      GError **error);
void band_ground_clear(BandGround *ground);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(BandGround, band_ground_clear)

/* True if the codes of this medium are too small for a name. */
bool band_ground_is_small(const BandGround *ground);

/* What is drawn together. */
typedef struct {
    BandGround ground;
    GArray *words; /* BandWords */
} BandJob;

/* A job without words yet; fails as band_ground_find(). */
bool band_job_begin(Desk *desk, const char *medium, guint start, BandJob *ret_job, GError **error);
void band_job_clear(BandJob *job);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(BandJob, band_job_clear)

/* Draws the job to the file TO. */
bool band_draw(Desk *desk, const BandJob *job, const char *to, GError **error);
/* What is sent of it to a printer; labels hang on nothing in the book. (transfer full) */
DispatchJob *band_dispatch_job(Desk *desk, const BandJob *job);

/* Who is read under HANDLE, or NULL. */
const Person *band_find_person(Desk *desk, const char *handle);

/* Handles that are read as one person get one band together: the others are taken out. */
void band_drop_repeats(Desk *desk, GPtrArray *persons);

/* What a band of PERSONS is printed on if nobody says: newborns have thin limbs. */
const char *band_usual_medium(Desk *desk, const GPtrArray *persons);
