/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdbool.h>
#pragma once

/*
 * A name in Latin letters: what is one, and one brought down to A-Z for a code that can carry no
 * more. What is lost there is lost on purpose; the name itself is always kept and printed. It never
 * knows where the letters go.
 */

/* True if NAME is written in Latin letters alone, with marks or without: "Nguyễn Thị", "O'Neill",
 * "Anne-Marie", "J. Smith". */
bool latin_is_name(const char *name);

/* True if such a NAME begins with a capital and goes on in small letters, as romaji are not typed,
 * nor what Caps Lock makes of them. */
bool latin_is_capitalised(const char *name);

/* NAME (valid UTF-8) in upper case with marks dropped (Nguyễn: NGUYEN, Łódź: LODZ, Đặng: DANG),
 * blanks as
 * "/", hyphens and digits kept, all else (dots, apostrophes, other scripts) left out. (transfer
 * full) */
char *latin_fold(const char *name);
