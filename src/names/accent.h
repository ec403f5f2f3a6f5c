/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Letters with marks from a keyboard that has none: after a letter ";" and a sign that looks like
 * the mark, one after the other for two marks. Nguye;^;~n Thi;. is Nguyễn Thị. It never knows that
 * it is a name.
 *
 *   ' á   ` à   ^ â   ~ ã   " ä   ? ả   . ạ   ( ă   + ơ   o å   , ç   v č   = ā   - đ ł   / ø
 */

#include <glib.h>

/* TYPED with each such pair behind a letter joined to it, composed; any other ";" stays, also one
 * whose sign is still to come. (transfer full) */
char *accent_compose(const char *typed);
