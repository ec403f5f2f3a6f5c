/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A name in Latin letters brought down to A-Z, for a code that can carry no more. What is lost is
 * lost on purpose; the name itself is always kept and printed. It never knows where the letters go.
 */

/* NAME (valid UTF-8) in upper case with marks dropped (Nguyễn: NGUYEN, Łódź: LODZ, Đặng: DANG),
 * blanks as
 * "/", hyphens and digits kept, all else (dots, apostrophes, other scripts) left out. (transfer
 * full) */
char *latin_fold(const char *name);
