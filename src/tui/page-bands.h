/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Wristbands: who needs one, who cannot have one yet and why, which number each has and whether it
 * is worn. Issuing asks for the second checker and the file.
 */

#include "tui/page.h"

/* (transfer full) */
Page *page_bands_new(void);
