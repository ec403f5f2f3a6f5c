/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What a command says, on its way out: nothing that came from outside steers the terminal, whoever
 * forgot to look at it. It never knows what is said.
 */

/* From now on g_print() and g_printerr() make their text visible, ends of lines and tabs apart. */
void voice_begin(void);
