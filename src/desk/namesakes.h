/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Who else on the ward can be mistaken for somebody, in sentences for whoever stands at the bed. It
 * never says who somebody is.
 */

#include "desk/desk.h"

#include "census/view.h"

/* Why OTHER is to be named, "" if that goes without saying; NULL if not. */
typedef const char *(*NamesakesWanted)(const void *what, const View *view, const Person *other);

/* Bed, handle and name of everybody else on the ward whom WANTED wants. (transfer full) */
char *namesakes_others(Desk *desk, const Person *person, NamesakesWanted wanted, const void *what);

/* Those of the same name as PERSON, be it in a reading that is not settled, then those of a similar
 * one with the reason, each with bed and birthdate: char *, none if there is nobody. (transfer
 * full) */
GPtrArray *namesakes_here(Desk *desk, const char *person);

/* Whether somebody else on the ward has PERSON's name, be it in a reading that is not settled. */
bool namesakes_same(Desk *desk, const char *person);

/* What is to be seen beside PERSON's name: its marks, then whom they can be mistaken for, as one
 * text; "" if there is nothing. *RET_LOUD tells whether it takes one person for another or is a
 * loud mark. (transfer full) */
char *namesakes_beside(Desk *desk, const char *person, bool *ret_loud);
