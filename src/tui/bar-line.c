/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/bar-line.h"

typedef struct {
    Ink ink;
    char *words;
    char *brief;
    BarGives gives;
} Part;

struct BarLine {
    GPtrArray *parts;
};

static void
free_part(gpointer data)
{
    Part *part = data;
    g_free(part->words);
    g_free(part->brief);
    g_free(part);
}

BarLine *
bar_line_new(void)
{
    BarLine *line = g_new0(BarLine, 1);
    line->parts = g_ptr_array_new_with_free_func(free_part);
    return line;
}

void
bar_line_free(BarLine *line)
{
    g_ptr_array_unref(line->parts);
    g_free(line);
}

void
bar_line_add(BarLine *line, Ink ink, const char *words, const char *brief, BarGives gives)
{
    Part *part = g_new(Part, 1);
    *part = (Part){ ink, g_strdup(words), g_strdup(brief != NULL ? brief : words), gives };
    g_ptr_array_add(line->parts, part);
}

/* What is drawn of PART where all that gives before GIVEN gave way. */
static const char *
shown(const Part *part, BarGives given)
{
    return part->gives < given ? part->brief : part->words;
}

static int
line_cells(const BarLine *line, const Canvas *canvas, BarGives given)
{
    int cells = 0;
    for (guint i = 0; i < line->parts->len; i++)
        cells += (int)canvas_cells(canvas, shown(line->parts->pdata[i], given));
    return cells;
}

void
bar_line_draw(const BarLine *line, const Canvas *canvas)
{
    BarGives given = GIVES_BEDS;
    int column = 0;
    while (given < GIVES_NOTHING && line_cells(line, canvas, given) > canvas->columns)
        given++;
    for (guint i = 0; i < line->parts->len; i++) {
        const Part *part = line->parts->pdata[i];
        column += canvas_word(canvas, (Spot){ 0, column, 0 }, part->ink, shown(part, given));
    }
}
