/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dice.h"

#include <sodium.h>

#include "chance.h"

#define STREAM 2026

static const char *
name(void)
{
    return "dice";
}

static void
fill(void *bytes, size_t length)
{
    static Chance chance;
    if (chance.state == 0)
        chance = chance_of(STREAM);
    for (guint8 *at = bytes; length > 0; length--)
        *at++ = (guint8)chance_below(&chance, 256);
}

static uint32_t
number(void)
{
    uint32_t number;
    fill(&number, sizeof number);
    return number;
}

void
dice_fix(void)
{
    static struct randombytes_implementation dice = {
        .implementation_name = name,
        .random = number,
        .buf = fill,
    };
    randombytes_set_implementation(&dice);
}
