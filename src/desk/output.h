/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Acts that end on paper: printing a sheet, issuing wristbands. Each is a statement too (printed,
 * band-issued). It never knows how a page is drawn.
 */

#include "desk/desk.h"

#include "census/same-id.h"

typedef struct {
    SheetWish sheet;
    const char *to;        /* path of the PDF, which stays; NULL with a printer */
    const char *printer;   /* as a DispatchPrinter is named, or NULL: to the file only */
    const char *media;     /* NULL = A4 */
    guint copies;          /* 0 counts as 1; each page says which copy it is */
    const char *receivers; /* to whom each goes, by commas, or NULL; at least so many are drawn */
    guint slips;           /* of a form on one page, 0 = as many as the paper is used to */
} PrintWish;

/* Something is going to be drawn: what every page needs of this PC is sought from now on, beside
 * whatever else is done until then. */
void output_expect(void);

/* Draws the sheet to the file, records the print and sends it; *ret_number is its print number as
 * it stands on the page (transfer full), NULL if the book could not be written to and the page is
 * printed without one. Of a sign that no font has the page says so in its place, and *ret_stood_in
 * (may be NULL; transfer full) tells the first, NULL if there is none. A label printer prints no
 * sheets. What becomes of it tells dispatch_next(). */
bool output_print(Desk *desk, const PrintWish *wish, char **ret_number, char **ret_stood_in,
                  GError **error);

/* Draws the page of the print called NUMBER ("12", "B12") once more to the file or the printer of
 * WISH, of which nothing else counts, byte for byte,
 * whatever was said since and whichever language is spoken now: the same number, copies, time and
 * name stand on it, since it is the same paper, for one that a printer spoilt. The book keeps that
 * it was made again, and by whom, if it can. MEGURI_ERROR_USAGE if there is no such print or
 * several stations have one; MEGURI_ERROR_NO for one of a program that did not keep how it was
 * made. */
bool output_print_again(Desk *desk, const char *number, const PrintWish *wish, GError **error);

/* Writes BYTES to TO, whole or not at all, readable by its owner alone. */
bool output_file(const char *bytes, gsize length, const char *to, GError **error);
/* Writes SHEET as a spreadsheet (XLSX) to TO, whole or not at all. It is no print and gets no
 * number. MEGURI_ERROR_USAGE if this program was built without it. */
bool output_spreadsheet(const Sheet *sheet, const char *to, GError **error);

/* MEGURI_ERROR_USAGE if TO names a file for a label printer, on which no sheet is drawn. */
bool output_takes_sheets(const char *to, GError **error);

typedef struct {
    const char *to;       /* FILE.pdf, or a label printer's FILE.zpl or FILE.sbpl; NULL as above */
    const char *printer;  /* as of a PrintWish */
    const char *media;    /* NULL = adult-band, infant-band if all are newborns */
    const char *second;   /* name of the second checker, or NULL: the band says 単独確認 */
    const char *override; /* reason to print a band for grade paper, or NULL */
    const char *old;      /* where the band is that this one replaces, or NULL: kept in the book */
    guint start;          /* first place to use on a sheet of labels; 0 counts as 1 */
} BandWish;

/* Issues one band each to PERSONS (handles): all or none. Whoever is named twice gets one, and the
 * second naming is taken out of PERSONS. MEGURI_ERROR_REFUSED names who lacks what. */
bool output_bands(Desk *desk, GPtrArray *persons, const BandWish *wish, GError **error);

#define LABEL_COPIES_MOST 99

typedef struct {
    const char *to;      /* as of a BandWish */
    const char *media;   /* NULL = hisago-elm012, of a label printer thermal-label */
    guint copies;        /* of each label, LABEL_COPIES_MOST at most; 0 counts as 1 */
    guint start;         /* as of a BandWish */
    const char *printer; /* as of a PrintWish */
} LabelWish;

/* Draws labels of PERSONS (handles, each once) for slips, tubes and charts. Their code says that it
 * is a label and so counts as no band; the book does not change. Refused for who could not have a
 * band at all. */
bool output_labels(Desk *desk, GPtrArray *persons, const LabelWish *wish, GError **error);

/* Why codes of bands and labels are not read back before they are printed, in words; NULL if they
 * are. (transfer none) */
const char *output_codes_unread(void);

/* Names of the media that bands (or LABELS) of PERSONS can be printed on: the usual one first, then
 * the ward's own. Fails if the ward's own file is wrong. Array of char *. (transfer full) */
GPtrArray *output_media(Desk *desk, const GPtrArray *persons, bool labels, GError **error);

/* Places a page of the medium NAME, 0 if there is none. */
guint output_places(Desk *desk, const char *name);

/* Draws the test page of the medium NAME to the file TO (as of a BandWish): it holds nothing of a
 * ward. NAME is looked for in the media.ini beside BOOK (a path that need not exist, or NULL)
 * first. Fails as a band does on such a medium. */
bool output_calibration(const char *book, const char *name, const char *to, GError **error);

/* Says that the band on PERSON's wrist is damaged: it is worn, and a new one is needed.
 * MEGURI_ERROR_REFUSED if none counts. */
bool output_band_damaged(Desk *desk, const char *person, GError **error);

/* Why PERSON cannot have a band yet, in a sentence: something is missing, or name or birthdate is
 * said in two ways; else NULL. OVERRIDE as above. (transfer full) */
char *output_band_lacks(Desk *desk, const char *person, const BandWish *wish);

/* The same for a label, which no dispute about name or birthdate holds back. (transfer full) */
char *output_label_lacks(Desk *desk, const char *person);

/* Why the band or label of PERSON says “ID ?” instead of the patient ID, in a sentence: it is said
 * of others of IDS too, wherever they are now, or in two ways; else NULL. (transfer full) */
char *output_band_doubt(Desk *desk, const SameIds *ids, const char *person);

/* Handles of all in, away or not-found who have no current band and lack nothing. Array of char *.
 * (transfer full) */
GPtrArray *output_band_needed(Desk *desk, const BandWish *wish);
