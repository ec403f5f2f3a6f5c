/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What may be on a disk after a power cut: the steps of a program are taken one by one, and at any
 * moment a state that the rules of a disk allow is built by chance. It never knows what the bytes
 * mean.
 *
 * The rules. What was synced stays. Of what was not, each write may be there, may not be there, may
 * be there in any of its 512-byte sectors, and may have come before or after any other. A name
 * that was made or deleted since the folder was last synced leads to what it led to at any moment
 * since then.
 */

#include "chance.h"
#include "cut-disk.h"

typedef enum {
    MANNER_IN_ORDER, /* up to some write, which is torn; nothing after it */
    MANNER_DROPPED,  /* each write alone: whole or not at all */
    MANNER_TORN,     /* each sector alone */
    MANNER_REORDERED,
    MANNER_JUNK, /* each sector alone: new, old, or bytes that nobody wrote */
    MANNERS
} Manner;

typedef struct CutModel CutModel;

/* All that DISK shows counts as synced. (transfer full) */
CutModel *cut_model_new(const CutDisk *disk);
void cut_model_free(CutModel *model);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CutModel, cut_model_free)

/* Goes on by one step that the program made. */
void cut_model_take(CutModel *model, const Step *step);

/* True if a power cut now leaves only one state. */
bool cut_model_is_settled(const CutModel *model);

/* A disk as the power cut may have left it. (transfer full) */
CutDisk *cut_model_cut(const CutModel *model, Manner manner, Chance *chance);
