/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/toggles.h"

#include "tui/field.h"

#include "ward/answer.h"
#include "ward/caution.h"
#include "ward/isolation.h"
#include "ward/value.h"

#include "base/language.h"
#include "base/text.h"

#include <string.h>

typedef struct {
    const AnswerKey *answer;
    Detail kind;
    bool known;  /* on from before, or said before */
    bool before; /* said before, and not on the list */
    bool on;
    GString *detail;
} Toggle;

struct Toggles {
    GArray *items; /* Toggle */
    int current;   /* whose detail digits go to; -1 = nobody's */
    Field *field;  /* words of the current detail, or NULL */
    bool changed;
};

static void
clear_item(gpointer item)
{
    g_string_free(((Toggle *)item)->detail, TRUE);
}

static Toggle *
item_at(const Toggles *toggles, guint index)
{
    return &g_array_index(toggles->items, Toggle, index);
}

static bool
is_said(const char *list, const char *value)
{
    return list != NULL && value_has(list, value);
}

static void
take_known(Toggles *toggles, const char *known)
{
    g_auto(GStrv) parts = g_strsplit(known, ",", -1);
    for (guint i = 0; parts[i] != NULL; i++)
        for (guint k = 0; k < toggles->items->len; k++) {
            Toggle *item = item_at(toggles, k);
            gsize length = strlen(item->answer->value);
            if (strncmp(parts[i], item->answer->value, length) != 0 ||
                (parts[i][length] != '\0' && parts[i][length] != ':'))
                continue;
            item->known = item->on = true;
            if (parts[i][length] == ':')
                g_string_assign(item->detail, parts[i] + length + 1);
        }
}

Toggles *
toggles_new(What what, const char *known, const char *before)
{
    Toggles *toggles = g_new0(Toggles, 1);
    toggles->items = g_array_new(FALSE, TRUE, sizeof(Toggle));
    g_array_set_clear_func(toggles->items, clear_item);
    toggles->current = -1;
    for (const AnswerKey *answer = answer_keys(what); answer->key != 0; answer++) {
        Toggle item = { .answer = answer, .detail = g_string_new(NULL) };
        item.kind = vocabulary_choice(vocabulary_row(what), answer->value)->detail;
        item.known = item.before = is_said(before, answer->value) && !is_said(known, answer->value);
        g_array_append_val(toggles->items, item);
    }
    if (known != NULL)
        take_known(toggles, known);
    return toggles;
}

void
toggles_free(Toggles *toggles)
{
    g_array_unref(toggles->items);
    g_clear_pointer(&toggles->field, field_free);
    g_free(toggles);
}

static bool
is(const Toggle *item, const char *value)
{
    return strcmp(item->answer->value, value) == 0;
}

static bool
is_isolation(const Toggle *item)
{
    return is(item, "isolation");
}

/* Whether ITEM says that OTHER is over. */
static bool
ends(const Toggle *item, const Toggle *other)
{
    const char *end = caution_end(other->answer->value);
    return end != NULL && is(item, end);
}

static bool
denies(const Toggle *item, const Toggle *other)
{
    return (is(item, "allergy") && is(other, "allergy-none")) ||
           (is(item, "allergy-none") && is(other, "allergy"));
}

/* Whoever takes isolation, falls, wandering or a hidden name off the list says that it ended, who
 * takes an allergy off says nothing of others; two that contradict each other never stand together. */
static void
keep_apart(Toggles *toggles, const Toggle *flipped)
{
    for (guint i = 0; i < toggles->items->len; i++) {
        Toggle *item = item_at(toggles, i);
        if (ends(item, flipped))
            item->on = !flipped->on && flipped->known;
        else if (ends(flipped, item) || denies(flipped, item))
            item->on = false;
    }
}

static void
flip(Toggles *toggles, guint index)
{
    Toggle *item = item_at(toggles, index);
    item->on = !item->on;
    toggles->changed = true;
    toggles->current = item->on ? (int)index : -1;
    g_string_truncate(item->detail, 0);
    keep_apart(toggles, item);
    if (item->on && item->kind == DETAIL_TEXT && !is_isolation(item))
        toggles->field = field_new(FIELD_PLAIN);
}

/* The words go onto the list as they stand; a comma would begin another thing. */
static void
end_typing(Toggles *toggles)
{
    g_autofree char *text = field_text(toggles->field);
    g_strstrip(g_strdelimit(text, ",;", ' '));
    g_string_assign(item_at(toggles, (guint)toggles->current)->detail, text);
    g_clear_pointer(&toggles->field, field_free);
}

static bool
type_detail(Toggles *toggles, const Key *key)
{
    if (key->kind == KEY_KIND_ENTER || key->kind == KEY_KIND_ESCAPE) {
        end_typing(toggles);
        return true;
    }
    return field_key(toggles->field, key);
}

/* Isolation that is none of the kinds, as "MRSA". */
#define OWN_WORDS 't'

static bool
begin_words(Toggles *toggles, gunichar sign)
{
    if (sign != OWN_WORDS || toggles->current < 0 ||
        !is_isolation(item_at(toggles, (guint)toggles->current)))
        return false;
    toggles->field = field_new(FIELD_PLAIN);
    return true;
}

static bool
add_digit(Toggles *toggles, gunichar sign)
{
    if (toggles->current < 0 || (!g_unichar_isdigit(sign) && sign != '.'))
        return false;
    Toggle *item = item_at(toggles, (guint)toggles->current);
    const char *kind = is_isolation(item) ? answer_value(answer_isolations(), sign) : NULL;
    if (kind != NULL)
        g_string_assign(item->detail, kind);
    else if (item->kind == DETAIL_NUMBER && item->detail->len < 4)
        g_string_append_unichar(item->detail, sign);
    else
        return false;
    return true;
}

static bool
take_back(Toggles *toggles)
{
    if (toggles->current < 0)
        return false;
    Toggle *item = item_at(toggles, (guint)toggles->current);
    if (item->detail->len > 0)
        g_string_truncate(item->detail, is_isolation(item) ? 0 : item->detail->len - 1);
    else
        flip(toggles, (guint)toggles->current);
    return true;
}

bool
toggles_key(Toggles *toggles, const Key *key)
{
    if (toggles->field != NULL)
        return type_detail(toggles, key);
    if (key->kind == KEY_KIND_BACKSPACE)
        return take_back(toggles);
    if (key->kind != KEY_KIND_SIGN)
        return false;
    for (guint i = 0; i < toggles->items->len; i++)
        if ((gunichar)item_at(toggles, i)->answer->key == key->sign) {
            flip(toggles, i);
            return true;
        }
    return begin_words(toggles, key->sign) || add_digit(toggles, key->sign);
}

bool
toggles_is_typing(const Toggles *toggles)
{
    return toggles->field != NULL;
}

bool
toggles_is_changed(const Toggles *toggles)
{
    return toggles->changed;
}

bool
toggles_is_empty(const Toggles *toggles)
{
    for (guint i = 0; i < toggles->items->len; i++)
        if (item_at(toggles, i)->on)
            return false;
    return true;
}

char *
toggles_value(const Toggles *toggles)
{
    GString *value = g_string_new(NULL);
    for (guint i = 0; i < toggles->items->len; i++) {
        const Toggle *item = item_at(toggles, i);
        if (!item->on)
            continue;
        g_string_append_printf(value, "%s%s", value->len > 0 ? "," : "", item->answer->value);
        if (item->detail->len > 0)
            g_string_append_printf(value, ":%s", item->detail->str);
    }
    if (value->len == 0)
        g_string_append(value, VALUE_NONE);
    return g_string_free(value, FALSE);
}

static char *
item_words(const Toggle *item)
{
    const char *detail =
        is_isolation(item) ? isolation_label(item->detail->str) : item->detail->str;
    return g_strdup_printf("%s %s%s", answer_label(item->answer), detail,
                           item->before && !item->on ? _("(said before)") : "");
}

static void
draw_isolations(const Canvas *canvas, int row)
{
    int column = 2;
    char sign[2] = { OWN_WORDS, '\0' };
    for (const AnswerKey *kind = answer_isolations(); kind->key != 0; kind++) {
        char digit[2] = { kind->key, '\0' };
        column += canvas_word(canvas, (Spot){ row, column, 0 }, INK_KEY, digit) + 1;
        column += canvas_word(canvas, (Spot){ row, column, 0 }, INK_PLAIN, answer_label(kind)) + 2;
    }
    column += canvas_word(canvas, (Spot){ row, column, 0 }, INK_KEY, sign) + 1;
    canvas_text(canvas, (Spot){ row, column, 0 }, INK_PLAIN, _("other words"));
}

/* What may follow the key that was just pressed. */
static void
draw_detail_hint(const Toggles *toggles, const Canvas *canvas, int row)
{
    if (toggles->current < 0)
        return;
    const Toggle *item = item_at(toggles, (guint)toggles->current);
    if (toggles->field != NULL) {
        int used =
            canvas_word(canvas, (Spot){ row, 2, 0 }, INK_PLAIN, _("Which? (Enter if not known)"));
        field_draw(toggles->field, canvas, (Spot){ row, used + 3, 0 });
    } else if (is_isolation(item)) {
        draw_isolations(canvas, row);
    } else if (item->kind == DETAIL_NUMBER) {
        canvas_text(canvas, (Spot){ row, 2, 0 }, INK_QUIET, _("digits: how much or how many"));
    }
}

int
toggles_draw(const Toggles *toggles, const Canvas *canvas, int row)
{
    int half = (int)(toggles->items->len + 1) / 2;
    int wide = MIN(34, canvas->columns / 2);
    for (guint i = 0; i < toggles->items->len; i++) {
        const Toggle *item = item_at(toggles, i);
        int at = row + (int)i % half;
        int column = (int)i / half * wide;
        char sign[2] = { item->answer->key, '\0' };
        g_autofree char *words = item_words(item);
        canvas_text(canvas, (Spot){ at, column, 2 }, INK_STRONG, item->on ? "*" : "");
        canvas_text(canvas, (Spot){ at, column + 2, 1 }, INK_KEY, sign);
        canvas_text(canvas, (Spot){ at, column + 4, wide - 5 }, item->on ? INK_STRONG : INK_PLAIN,
                    words);
    }
    draw_detail_hint(toggles, canvas, row + half);
    return half + 1;
}
