/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/question-state.h"
#include "tui/question-words.h"

#include "ward/bedside.h"

#include "base/language.h"

static int
draw_line(const Question *question, const Canvas *canvas, int row)
{
    field_draw(question->field, canvas, (Spot){ row, 2, 0 });
    const char *typed = field_typed(question->field);
    g_autofree char *text = field_text(question->field);
    g_autofree char *echo = question_echo(question->row, typed, text, &question->ground);
    int lines = MAX(1, canvas_lines(canvas, (Spot){ row + 1, 2, 0 }, 3, INK_STRONG, echo));
    if (question->spelling == NULL)
        return 1 + lines;
    row += 1 + lines;
    return 1 + lines + spelling_choice_draw(question->spelling, question->field, canvas, row);
}

/* With the number that the question has on the paper form. */
static int
draw_title(const VocabularyRow *row, const Canvas *canvas)
{
    const BedsideQuestion *asked = bedside_question(row->what);
    int used = 0;
    if (asked != NULL)
        used = canvas_word(canvas, (Spot){ 0, 0, 0 }, INK_QUIET, asked->number) + 1;
    canvas_text(canvas, (Spot){ 0, used, 0 }, INK_STRONG, _(row->label));
    return 1;
}

int
question_draw(const Question *question, const Canvas *canvas)
{
    int row = 0;
    row += draw_title(question->row, canvas);
    if (question->words != NULL)
        canvas_text(canvas, (Spot){ row++, 2, 0 }, INK_QUIET, question->words);
    row++;
    if (question->contact != NULL)
        row += contact_entry_draw(question->contact, canvas, row);
    else if (question->toggles != NULL)
        row += toggles_draw(question->toggles, canvas, row);
    else if (question->text_open)
        row += draw_line(question, canvas, row);
    else
        row += question_draw_choices(question->row, question->known, canvas, row);
    if (question->refusal != NULL)
        row += canvas_lines(canvas, (Spot){ row, 2, 0 }, 3, INK_LOUD, question->refusal);
    row++;
    QuestionHints hints = { question->row,
                            question->known != NULL,
                            question_is_typing(question),
                            question->toggles != NULL,
                            question_is_begun(question),
                            question->source };
    return row + question_draw_hints(&hints, canvas, row);
}
