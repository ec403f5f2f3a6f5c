/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What label printers are told a page in: ZPL (Zebra) and SBPL (SATO), and its proof. A page is one
 * picture of dots, text and codes alike, so that every printer prints the same, and none of it is
 * stored in the printer: a name must not stay there when a job is broken off. It never knows what
 * the page shows.
 */

#include "print/raster.h"

/* Adds to BYTES what prints RASTER on one label. */
typedef void (*LabelLanguage)(GByteArray *bytes, const Raster *raster);

/* The language called NAME ("zpl", "sbpl", "pbm", of any case); NULL if there is none. */
LabelLanguage label_language_named(const char *name);
/* The language of a file by what its name ends in; NULL: it is no file of a label printer. */
LabelLanguage label_language_of_file(const char *path);
