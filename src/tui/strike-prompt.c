/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/strike-prompt.h"

#include "tui/field.h"

#include "base/language.h"

static const char *const reasons[] = {
    N_("typing mistake"),
    N_("wrong person"),
    N_("wrong bed"),
    N_("heard wrongly"),
};

struct StrikePrompt {
    char *what; /* or NULL */
    Field *own; /* words of one's own, while they are typed */
    char *reason;
};

StrikePrompt *
strike_prompt_new(const char *what)
{
    StrikePrompt *prompt = g_new0(StrikePrompt, 1);
    prompt->what = g_strdup(what);
    return prompt;
}

void
strike_prompt_free(StrikePrompt *prompt)
{
    g_clear_pointer(&prompt->own, field_free);
    g_free(prompt->reason);
    g_free(prompt->what);
    g_free(prompt);
}

static StrikeStep
key_in_own(StrikePrompt *prompt, const Key *key)
{
    if (key->kind == KEY_KIND_ESCAPE) {
        g_clear_pointer(&prompt->own, field_free);
        return STRIKE_OPEN;
    }
    if (key->kind != KEY_KIND_ENTER) {
        field_key(prompt->own, key);
        return STRIKE_OPEN;
    }
    g_free(prompt->reason);
    prompt->reason = field_text(prompt->own);
    return *prompt->reason != '\0' ? STRIKE_GIVEN : STRIKE_OPEN;
}

StrikeStep
strike_prompt_key(StrikePrompt *prompt, const Key *key)
{
    if (prompt->own != NULL)
        return key_in_own(prompt, key);
    if (key->kind == KEY_KIND_ESCAPE)
        return STRIKE_LEFT;
    if (key_is(key, 't')) {
        prompt->own = field_new(FIELD_PLAIN);
        return STRIKE_OPEN;
    }
    if (key->kind != KEY_KIND_SIGN || key->sign < '1' || key->sign >= '1' + G_N_ELEMENTS(reasons))
        return STRIKE_IGNORED;
    g_free(prompt->reason);
    prompt->reason = g_strdup(_(reasons[key->sign - '1']));
    return STRIKE_GIVEN;
}

bool
strike_prompt_is_typing(const StrikePrompt *prompt)
{
    return prompt->own != NULL;
}

const char *
strike_prompt_reason(const StrikePrompt *prompt)
{
    return prompt->reason;
}

static void
draw_choice(const Canvas *canvas, int row, char key, const char *words)
{
    char sign[2] = { key, '\0' };
    canvas_word(canvas, (Spot){ row, 2, 0 }, INK_KEY, sign);
    canvas_word(canvas, (Spot){ row, 4, 0 }, INK_PLAIN, words);
}

int
strike_prompt_draw(const StrikePrompt *prompt, const Canvas *canvas)
{
    int row = 0;
    if (prompt->what != NULL)
        row += canvas_lines(canvas, (Spot){ row, 0, 0 }, 3, INK_LOUD, prompt->what);
    canvas_text(canvas, (Spot){ row++, 0, 0 }, INK_STRONG,
                _("Strike it: why? (it stays readable in the history; Esc: do not strike)"));
    for (gsize i = 0; i < G_N_ELEMENTS(reasons); i++)
        draw_choice(canvas, row++, (char)('1' + i), _(reasons[i]));
    draw_choice(canvas, row, 't', _("in words of your own"));
    if (prompt->own != NULL)
        field_draw(prompt->own, canvas, (Spot){ row, 28, 40 });
    return row + 1;
}
