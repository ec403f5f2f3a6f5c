/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A sheet as lines of text of a given width, aligned by cells: what `meguri show` prints and the
 * list pages scroll. It never knows a terminal.
 */

#include "sheets/sheet.h"

typedef struct {
    char *text;
    char *person; /* handle the line is about, or NULL */
    char *bed;    /* or NULL */
    bool heading; /* a group heading or the column line */
    bool loud;
    bool struck; /* of a row that was struck */
    bool first;  /* first line of its row */
} SheetLine;

/* SheetLine array. WIDTH at least 40. Head lines (title, as-of, counts) are not among them.
 * (transfer full) */
GPtrArray *sheet_lines(const Sheet *sheet, guint width);

/* Head and lines as one text, each line ended by '\n'. (transfer full) */
char *sheet_text(const Sheet *sheet, guint width);

/* "入院患者一覧  6階東  2026-11-02 07:42 現在" (transfer full) */
char *sheet_title_line(const Sheet *sheet);
