/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Acts in a child of their own: what one does to limits, mounts and rights ends with it. Whoever
 * cannot do what an act needs leaves with APART_SKIPPED. It never knows what is tried.
 */

#include "stage.h"

#define APART_SKIPPED 77

/* Runs ACT in a child and returns the status it left with, 0 if it just ended; aborts the test if
 * ACT was aborted. */
int apart_try(void (*act)(const Stage *stage), const Stage *stage);

/* The same, but skips the test if ACT left with APART_SKIPPED and aborts it at any other status. */
void apart_run(void (*act)(const Stage *stage), const Stage *stage);

/* From here on the mounts of this process are its own. An ordinary user needs a name space in which
 * he is himself. */
void apart_take_mounts(void);

/* A file system of our own on the stage's folder; SIZE is "size=512k". */
void apart_mount(const Stage *stage, const char *size);

/* The stage's folder, with all that is in it, can only be read from here on, whoever runs this. */
void apart_mount_read_only(const Stage *stage);

/* Somebody who may not do everything: root gives the stage's files to nobody and becomes nobody. */
void apart_become_ordinary(const Stage *stage);
