/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Entry of each command's file. What a command does stands in meguri(1).
 */

#include "cli/command.h"

int command_new(Call *call, GError **error);
int command_record(Call *call, GError **error);
int command_show(Call *call, GError **error);
int command_print(Call *call, GError **error);
int command_band(Call *call, GError **error);
int command_label(Call *call, GError **error);
int command_printers(Call *call, GError **error);
int command_check(Call *call, GError **error);
int command_current(Call *call, GError **error);
int command_verify(Call *call, GError **error);
int command_export(Call *call, GError **error);
int command_merge(Call *call, GError **error);
int command_salvage(Call *call, GError **error);
int command_key(Call *call, GError **error);
int command_drill(Call *call, GError **error);
