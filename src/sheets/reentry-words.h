/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A line of the re-entry list in words, and a tick of one. It never knows whether it was entered.
 */

#include "census/reentry.h"

/* "501-1 外泊", "朝食 常食 主8 副5, 昼食 欠食（検査）". (transfer full) */
char *reentry_words(const ReentryLine *line);

/* The days that KEY names: "2026-11-02", "13 days: 2026-11-02 to 2026-11-14"; NULL if it names
 * none. (transfer full) */
char *reentry_days_words(const char *key);

/* As value_label(); of a tick, what was entered: "食事歴 2026-11-02: 朝食: 常食 主8 副5". (transfer
 * full) */
char *reentry_value_label(What what, const char *value);
