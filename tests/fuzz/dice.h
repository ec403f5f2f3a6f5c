/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * libsodium's chance, the same in every run, so that what is made with it is the same and a finding
 * comes again.
 */

/* To be called before anything of libsodium. */
void dice_fix(void);
