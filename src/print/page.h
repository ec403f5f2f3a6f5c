/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A document being drawn, as PDF or as the dots of a label printer: pages of an exact size, text by
 * Pango, and the promise that nothing is written if a single sign could not be drawn. Lengths are
 * points (1/72 inch) from the top left; MM turns millimetres into them. This room never knows who
 * asked, nor the clock: the moment of the document is handed in, so that two prints of one state
 * are equal byte for byte.
 */

#include "print/label-language.h"
#include "print/text-block.h"

#include "base/instant.h"

#define MM (72.0 / 25.4)

typedef struct Page Page;

typedef struct {
    double width; /* points */
    double height;
    const char *title; /* of the document; no patient's name */
    Instant made;
    LabelLanguage language; /* NULL = PDF */
    double dpi;             /* of a label printer, or of a proof */
    bool proof;     /* dots that are looked at (page_dots()) and never saved; without LANGUAGE */
    bool stands_in; /* signs that no font has are marked as such (stand-in.h); else refused */
} PageForm;

/* An empty document whose first page is open. (transfer full) */
Page *page_new(const PageForm *form);
void page_free(Page *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Page, page_free)

cairo_t *page_cairo(Page *page);

/* TEXT set in type. A sign that no font has is remembered with PLACE, which names
 * where it stands ("601-2"): page_save() will then refuse, unless the page's form has a mark stand
 * in for it. (transfer full) */
TextBlock *page_layout(Page *page, const PageText *text, const char *place);

/* How wide TEXT would stand on one line: near enough to plan with, and cheap. Points. */
double page_reckon(const Page *page, const char *text, double size);

/* The dots of this page as drawn so far, NULL of a PDF. (transfer none) */
cairo_surface_t *page_dots(Page *page);

/* Shows BLOCK with its top left corner at X, Y. */
void page_show(Page *page, const TextBlock *block, double x, double y);

/* Shapes and shows one line of text; returns its width. */
double page_write(Page *page, const PageText *text, double x, double y);

/* A line of WIDTH points; dashed for what is provisional. */
void page_line(Page *page, const double ends[4], double width, bool dashed);
void page_box(Page *page, const cairo_rectangle_t *box, double width);
/* The sign for "something here does not fit": a triangle with a stroke, in lines, SIZE high. */
void page_alarm(Page *page, double x, double y, double size);

/* Ends this page and opens the next. */
void page_next(Page *page);

/* What the page says in place of signs that no font has, the first of them with its place, as a
 * sentence; NULL if there is nothing to say. (transfer none) */
const char *page_stood_in(const Page *page);

/* True if page_save() will refuse, for want of a sign. */
bool page_lacks_signs(const Page *page);

/* True if every sign of TEXT can be drawn. */
bool page_can_draw(Page *page, const char *text);

/* Ends the document and writes it to PATH, whole or not at all. MEGURI_ERROR_REFUSED names the
 * first sign that no font has and its place; MEGURI_ERROR_CANNOT_SAVE if the disk fails. */
bool page_save(Page *page, const char *path, GError **error);
