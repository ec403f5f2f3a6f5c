/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * SQLite's way to a CutDisk: from cut_vfs_begin() on every connection of this program that names no
 * VFS of its own lies on the disk that was put in last, whatever its path. Locks are never refused:
 * whoever held one is gone with the power.
 */

#include "cut-disk.h"

/* The settings that a connection really has, whatever it asked for and is told. */
typedef enum {
    SETTINGS_AS_ASKED,
    SETTINGS_DELETE_FULL, /* SQLite's ordinary ones */
    SETTINGS_SYNC_OFF     /* the journal as asked, but nothing is synced */
} CutSettings;

/* Registers the VFS as the default one; before it SQLite works on the real disk. */
void cut_vfs_begin(void);
/* Files opened from now on lie on DISK (not owned). */
void cut_vfs_put_in(CutDisk *disk, CutSettings settings);
