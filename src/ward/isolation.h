/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * By which precautions somebody is kept apart: three kinds, as nurses write them in either
 * language. Other words are kept as they were said. It never knows who is isolated.
 */

/* What stands after "isolation:" for WORDS: a kind's key for "接触" or "contact precautions"; WORDS
 * themselves if they are no kind. */
const char *isolation_said(const char *words);

/* The words for people of what stands there, which are those that were said if it is no kind. */
const char *isolation_label(const char *said);
