/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The ground a book's file stands on: whether it can be written, whether its locks and syncs can be
 * trusted, and how a new file gets its name all at once. It never knows what is in the file.
 */

#include <glib.h>
#include <stdbool.h>

/* Fails with MEGURI_ERROR_CANNOT_OPEN if PATH is missing, is no file, may not be read, or lies on a
 * network file system. */
bool ground_check(const char *path, GError **error);

/* The name of a network file system by its number in statfs(2), NULL for any other. */
const char *ground_network_name(guint32 type);

/* True if the file at PATH can be changed and a journal can be made beside it. */
bool ground_is_writable(const char *path);

/* A private new folder (mode 0700), in memory where the machine has such a place. (transfer full)
 */
char *ground_make_private(GError **error);

/* Removes a folder of ground_make_private() with the files in it. */
void ground_remove_private(const char *folder);

/* An empty file of mode 0600 under a name of its own in the folder of PATH. (transfer full) */
char *ground_make_beside(const char *path, GError **error);

/* Makes FRESH durable and gives it the name PATH, which no file may have. Fails with
 * MEGURI_ERROR_CANNOT_SAVE; then neither name is left. */
bool ground_give_name(const char *fresh, const char *path, GError **error);
