/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A sheet as it prints, scrolling: the patient list, transport, contacts, what does not fit.
 */

#include "tui/page.h"

/* A page of the sheet KEY. (transfer full) */
Page *page_list_new(const char *key);
