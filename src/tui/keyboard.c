/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/keyboard.h"

#include "tui/burst.h"

#define HOLD_MS 120   /* twice what a scanner without a cable takes for a key */
#define FAST_MS 80    /* a hand takes longer, mostly */
#define AT_ONCE_MS 10 /* no hand is as fast, and no eye sees it */
#define CODE_MS 300   /* once it is a code: a radio falters */
#define SLOW_CODE_MS 1000

static Key
read_key(Keyboard *keyboard, int ms, const Key *held)
{
    static const Key nothing = { .kind = KEY_KIND_NOTHING };
    Key key = keyboard->after;
    keyboard->after = nothing;
    return key.kind != KEY_KIND_NOTHING ? key : keyboard->read(keyboard->data, ms, held);
}

/* Some scanners end with two signs, as lines of a file do: the second is no key. */
static bool
is_second_half(const Keyboard *keyboard, const Key *key)
{
    return key->kind == KEY_KIND_ENTER && key->sign == '\n' &&
           keyboard->last.kind == KEY_KIND_ENTER && keyboard->last.sign == '\r';
}

/* What stands behind a code besides what ended it. */
static void
pass_over_suffix(Keyboard *keyboard)
{
    Key key;
    do
        key = read_key(keyboard, HOLD_MS, NULL);
    while (key.kind == KEY_KIND_ENTER || key.kind == KEY_KIND_TAB);
    keyboard->after = key;
}

/* The next key within MS; *ret_slow tells whether it came rather as a hand's. */
static Key
read_timed(Keyboard *keyboard, int ms, const Key *held, bool *ret_slow)
{
    Key key = read_key(keyboard, MIN(ms, FAST_MS), held);
    *ret_slow = key.kind == KEY_KIND_NOTHING;
    return *ret_slow && ms > FAST_MS ? read_key(keyboard, ms - FAST_MS, held) : key;
}

/* Adds to KEYS those that follow, the first within MS, up to the one that ends a code. False when
 * half of them came too slowly for a scanner. */
static bool
gather(Keyboard *keyboard, GArray *keys, int ms)
{
    guint slow = 0;
    for (; keys->len < BURST_KEYS_MOST; ms = MAX(ms, HOLD_MS)) {
        const Key *held = &g_array_index(keys, Key, keys->len - 1);
        if (held->kind != KEY_KIND_SIGN)
            return true;
        bool late, code = burst_is_code(&g_array_index(keys, Key, 0), keys->len);
        Key key = read_timed(keyboard, code ? MAX(ms, CODE_MS) : ms, held, &late);
        if (key.kind == KEY_KIND_RESIZE)
            keyboard->after = key;
        if (key.kind == KEY_KIND_NOTHING || key.kind == KEY_KIND_RESIZE)
            return true;
        g_array_append_val(keys, key);
        slow += late;
        if (keys->len >= 3 && slow * 2 >= keys->len && ms <= HOLD_MS)
            return false;
    }
    return true;
}

/* Our own codes begin with three signs that no hand presses one after another. */
static bool
betrays_code(const Keyboard *keyboard, const Key *key)
{
    Key three[] = { { .kind = KEY_KIND_SIGN, .sign = keyboard->two[0] },
                    { .kind = KEY_KIND_SIGN, .sign = keyboard->two[1] },
                    *key };
    return key->kind == KEY_KIND_SIGN && keyboard->two[0] != 0 && burst_is_ours(three);
}

static void
remember(Keyboard *keyboard, const KeyboardMoment *moment, const GArray *keys)
{
    for (guint i = 0; i < keys->len; i++) {
        const Key *key = &g_array_index(keys, Key, i);
        bool sign = key->kind == KEY_KIND_SIGN && !moment->types;
        keyboard->two[0] = sign ? keyboard->two[1] : 0;
        keyboard->two[1] = sign ? key->sign : 0;
    }
}

static void
forget_signs(Keyboard *keyboard)
{
    keyboard->two[0] = keyboard->two[1] = 0;
}

/* KEY and two signs that were keys before it. */
static KeysFrom
gather_slow(Keyboard *keyboard, GArray *keys)
{
    for (guint i = 0; i < G_N_ELEMENTS(keyboard->two); i++) {
        Key key = { .kind = KEY_KIND_SIGN, .sign = keyboard->two[i] };
        g_array_insert_val(keys, i, key);
    }
    gather(keyboard, keys, SLOW_CODE_MS);
    forget_signs(keyboard);
    pass_over_suffix(keyboard);
    return KEYS_OF_A_SLOW_SCANNER;
}

GArray *
keyboard_next(Keyboard *keyboard, const KeyboardMoment *moment, KeysFrom *ret_from)
{
    GArray *keys = g_array_new(FALSE, FALSE, sizeof(Key));
    Key key;
    do
        key = read_key(keyboard, KEYBOARD_TICK_MS, NULL);
    while (is_second_half(keyboard, &key));
    g_array_append_val(keys, key);
    *ret_from = KEYS_OF_A_HAND;
    if (!moment->types && betrays_code(keyboard, &key)) {
        *ret_from = gather_slow(keyboard, keys);
        return keys;
    }
    bool held = burst_may_begin(&key, moment->id_codes);
    bool fast = !moment->types && burst_is_letter(&key) &&
                gather(keyboard, keys, held ? HOLD_MS : AT_ONCE_MS);
    if (fast && burst_is_code(&g_array_index(keys, Key, 0), keys->len)) {
        *ret_from = KEYS_OF_A_SCANNER;
        forget_signs(keyboard);
        pass_over_suffix(keyboard);
    } else {
        remember(keyboard, moment, keys);
    }
    keyboard->last = g_array_index(keys, Key, keys->len - 1);
    return keys;
}
