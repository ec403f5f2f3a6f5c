/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What can be printed on: papers, bands and label sheets, as data/media.ini or a ward's own file
 * tells it. A layout that cannot be true, such as a label beyond the sheet's edge, is refused by
 * its line. It never knows a printer.
 */

#include <glib.h>
#include <stdbool.h>

typedef enum { MEDIUM_PAPER, MEDIUM_BAND, MEDIUM_LABEL } MediumKind;

/* Lengths in millimetres, sizes of type in points; pairs are across, down. */
typedef struct {
    char *name;
    guint line; /* of the file */
    MediumKind kind;
    bool text_each; /* beside every code, not only the last */
    bool cut;       /* lines to cut along */
    double page[2];
    double grid[2];
    double origin[2];
    double step[2];
    double label[2]; /* its length first; a band's own is page turned */
    double empty[2]; /* at the head and the tail of a band */
    double dpi;
    double module; /* dots */
    double version;
    double copies;
    double first; /* from the unprinted head to the first code */
    double pitch;
    double name_size[2]; /* largest, least */
    double birthdate_size;
    double kana_size;
    double numbers_size;
} Medium;

typedef struct Media Media;

/* Reads a media file's TEXT; FILE names it in messages. Fails with MEGURI_ERROR_REFUSED and
 * "FILE:LINE: what is wrong". (transfer full) */
Media *media_parse(const char *text, gsize length, const char *file, GError **error);
/* The media every copy of the program knows. (transfer full) */
Media *media_builtin(void);
/* The media of the ward's OWN_FILE, if there is one, before those that every copy knows: of one
 * name the ward's counts. Fails as media_parse(), or if the file cannot be read. (transfer full) */
Media *media_load(const char *own_file, GError **error);
void media_free(Media *media);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Media, media_free)

/* The medium called NAME, in either case of letters; NULL if there is none. (transfer none) */
const Medium *media_find(const Media *media, const char *name);
guint media_count(const Media *media);
const Medium *media_at(const Media *media, guint index);

/* Width of a module and of a medium's code, white not counted. */
double medium_module_mm(const Medium *medium);
double medium_code_mm(const Medium *medium);
/* Labels or bands a page. */
guint medium_places(const Medium *medium);
/* True if a label printer can feed it; MEGURI_ERROR_REFUSED says that it is a sheet. */
bool medium_is_one_label(const Medium *medium, GError **error);
