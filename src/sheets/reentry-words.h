/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A line of the re-entry list in words. Inside this room. It never knows whether it was entered.
 */

#include "census/reentry.h"

/* "501-1 外泊", "朝食 常食 主8 副5, 昼食 欠食（検査）". (transfer full) */
char *reentry_words(const ReentryLine *line);
