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

/* Those of the same name as PERSON, then those of a similar one, each with the reason: char *, none
 * if there is nobody. (transfer full) */
GPtrArray *namesakes_here(Desk *desk, const char *person);
