/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A contact as it is typed: which one, relation, name, phone, whether they may be called, one line
 * after the other. It never knows whose contact it is.
 */

#include "tui/canvas.h"
#include "tui/key.h"

typedef struct ContactEntry ContactEntry;

/* (transfer full) */
ContactEntry *contact_entry_new(void);
void contact_entry_free(ContactEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ContactEntry, contact_entry_free)

/* Takes KEY if it writes, erases or leads to another line; false for Enter behind the phone, with
 * which it ends, and Esc or BackTab on the first line. */
bool contact_entry_key(ContactEntry *entry, const Key *key);

/* What stands in the first line while nothing else was typed, "" else: a lone u, 0 or n. (transfer
 * none) */
const char *contact_entry_lone(const ContactEntry *entry);

/* "1;長女;ヤマダ ヨウコ;090-0000-0000", with ";do-not-call" behind it where that was said.
 * (transfer full) */
char *contact_entry_value(const ContactEntry *entry);

bool contact_entry_is_empty(const ContactEntry *entry);

/* Draws the lines; the number of lines it took. */
int contact_entry_draw(const ContactEntry *entry, const Canvas *canvas, int row);
