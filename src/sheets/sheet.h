/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A sheet: one projection of the census without a medium. It has records (what tsv and json carry,
 * by column) and faces (what people read: columns composed of records' cells). Screen, paper and
 * files all draw this same value, so they cannot disagree. It never knows millimetres, curses or
 * files.
 */

#include "base/instant.h"

/* Where a cell's fact comes from, for those who ask. */
typedef struct {
    const char *source; /* key */
    char *seen_at;      /* as instant_format() */
    char *observer;
    bool differs;
} SheetOrigin;

typedef struct {
    char *code;          /* what files carry; "" = not asked; never NULL */
    char *label;         /* what people read; NULL = code */
    SheetOrigin *origin; /* NULL unless the cell is a fact */
} SheetCell;

/* A record's column: its key in files. */
typedef struct {
    const char *key;
    bool for_people; /* only faces show it, files do not carry it */
} SheetColumn;

typedef enum {
    FACE_TEXT,
    FACE_NAME,  /* larger on paper, bold on screen */
    FACE_MARK,  /* short and loud */
    FACE_TICK,  /* an empty box for the pen; no record behind it */
    FACE_PEN,   /* likewise, as wide as its column: a word or a time is written into it, below what
                 * LINES say */
    FACE_NUMBER /* on paper, the row's number there; no record behind it */
} SheetFaceKind;

/* A column as people see it. LINES names records' columns: blanks join on one line, "/" starts a
 * new line. CELLS is its width of 80 on screen and its share of the page on paper; 0 = paper only
 * with SHARE. On paper the lines of a face that FOLDS, and the parts of a list, stand side by side
 * where there is room. BESIDE names what stands behind a name in the size of a text. */
typedef struct {
    const char *label; /* English, marked */
    guint cells;       /* at 80 columns; 0 = not on a screen of 80 */
    guint share;       /* of 100 on paper; 0 = not on paper */
    SheetFaceKind kind;
    const char *lines;
    bool folds;         /* each line says by itself what it is */
    const char *beside; /* of a name that folds, or NULL */
} SheetFace;

/* What one kind of sheet is: a static table, one per sheet file. */
typedef struct {
    const char *key;
    const char *title;          /* English, marked */
    const SheetColumn *columns; /* ended by a NULL key */
    const SheetFace *faces;     /* ended by a NULL label */
    bool portrait;
    bool confidential;
    bool cover;     /* a page for each row, with its code; has the columns of the scan cover */
    bool page_each; /* on paper each heading begins a page */
    bool dense;     /* on paper the rows stand as close as can be read */
    bool timeless;  /* tells of no moment */
    const char
        *foot; /* what stands at the foot instead of when to shred the page, marked; or NULL */
} SheetForm;

typedef struct {
    char *group;      /* heading that starts above this row, or NULL */
    char *person;     /* handle the row is about, or NULL */
    char *bed;        /* label, or NULL */
    bool loud;        /* something here does not fit */
    bool barred;      /* must not be done: on paper it has no box to tick or to fill in */
    bool struck;      /* printed with two lines through it, legible */
    bool changed;     /* reads otherwise than on the print it replaces: ▲ on paper */
    SheetCell *cells; /* one per column */
} SheetRow;

/* The bed map's own part: rooms in their places. */
typedef struct {
    char *person; /* handle */
    char *name;   /* kana, else kanji, alias, or the word for unknown */
    bool alias;   /* NAME is one given here: its end tells it from others */
    char *kanji;  /* "" if the name is all there is */
    bool written; /* KANJI begins with the legal name; else it is only what somebody goes by */
    char *state; /* in words, of one of several in a bed who does not lie in it: "外泊"; else "" */
    char *who;   /* "81女" */
    char *transport; /* one letter: 独 護 担 重 未 */
    char *grade;     /* one sign of the identity grade */
    char *alert;     /* the letter of isolation, or "" */
    char *vital;     /* letters of what kills when it is overlooked, the worst first, or "" */
    char *letters;   /* the other devices and cautions */
    guint marks;     /* Mark bits that are shown beside the name */
    bool loud;
} SheetBedPerson;

typedef struct {
    char *label;   /* whole bed label */
    char *shorter; /* without the room's label where it begins with it */
    char *state;   /* key of the bed state */
    char *words; /* state in words where it is not plainly occupied: "空", "外泊 11/03", "未確認" */
    GPtrArray *persons; /* SheetBedPerson */
    bool changed;       /* as a row's */
} SheetBed;

typedef struct {
    char *label;
    char *title; /* or NULL */
    int column;
    int row;
    GPtrArray *beds; /* SheetBed */
} SheetRoom;

typedef struct {
    char *hospital;
    char *ward;
    Instant at;       /* as of */
    gint64 known;     /* as known then; INSTANT_END = all that is known */
    char *counts;     /* one line of figures in words */
    char *printed_by; /* "" until printed */
    Instant printed_at;
    char *print_number; /* "12", "B12" where stations have numbers of their own; "" = not printed */
    char *replaces;     /* likewise of the print this one replaces, or "" */
    guint copies;       /* to be drawn, 0 counts as 1 */
    guint slips;        /* of a form on one page, 0 = as many as the paper is used to */
    char *receivers;    /* to whom each copy goes, by commas, or NULL */
    char *digest;       /* short head fingerprint and row count, "" if none */
    bool drill;
} SheetHead;

typedef struct {
    const SheetForm *form;
    SheetHead head;
    GPtrArray *rows;  /* SheetRow */
    GPtrArray *rooms; /* SheetRoom; NULL but for the bed map */
    GPtrArray *slips; /* SheetSlip (slip.h); NULL but for forms to fill in */
    GPtrArray *notes; /* char *: lines under the table (totals, what is needed) */
} Sheet;

Sheet *sheet_new(const SheetForm *form);
void sheet_free(Sheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sheet, sheet_free)

guint sheet_column_count(const SheetForm *form);
guint sheet_face_count(const SheetForm *form);

/* A new row with empty cells at the end. */
SheetRow *sheet_add_row(Sheet *sheet);
/* Which class of rows ROW belongs to. */
typedef guint (*SheetClassOf)(const Sheet *sheet, const SheetRow *row);
/* Moves the rows of CLASS to place FROM, those before FROM aside and all in their order; returns
 * the place behind them. */
guint sheet_gather(Sheet *sheet, guint from, SheetClassOf class_of, guint class);
/* Sets the cell of column KEY; LABEL NULL = CODE. The texts are copied. */
SheetCell *sheet_set(Sheet *sheet, SheetRow *row, const char *key, const char *code,
                     const char *label);
/* What people read in the cell of column KEY instead of its code. */
void sheet_relabel(Sheet *sheet, SheetRow *row, const char *key, const char *label);
const SheetCell *sheet_cell(const Sheet *sheet, const SheetRow *row, const char *key);

/* What a face of a row says, lines parted by '\n', made harmless for any terminal. (transfer full)
 */
char *sheet_face_text(const Sheet *sheet, const SheetRow *row, const SheetFace *face);
