/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Whether another window said something else about the same thing while a form was open here. It
 * never decides which of the two is true: both are kept, the nurse only must know before she saves.
 */

#include "desk/writing.h"

/* True, with MEGURI_ERROR_CHANGED in words, if what WRITING is to save meets a statement that was
 * filed since the desk's form was opened and says otherwise: the same fact or place of the same
 * person, or somebody else in the same bed. False without a form. */
bool meanwhile_clashes(Desk *desk, Writing *writing, GError **error);
