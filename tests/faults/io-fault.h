/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What the bad disk and whoever loads it say to one another: a plan in the environment, a tally in
 * a file. It never knows the store.
 */

/* All names for one act are one kind: pwrite(2) is a write, fdatasync(2) a sync. */
typedef enum {
    IO_FAULT_WRITE,
    IO_FAULT_SYNC,
    IO_FAULT_CUT,
    IO_FAULT_UNLINK,
    IO_FAULT_OPEN,
    IO_FAULT_READ,
    IO_FAULT_RENAME,
    IO_FAULT_KINDS,
    IO_FAULT_ANY = IO_FAULT_KINDS /* whichever is the n-th: a stick that is pulled */
} IoFaultKind;

typedef struct {
    unsigned calls[IO_FAULT_KINDS + 1]; /* on files of the folder, and of all kinds */
    unsigned hits;                      /* of them failed by us */
} IoFaultTally;

#define IO_FAULT_FOLDER "IO_FAULT_FOLDER"     /* whose files */
#define IO_FAULT_TALLY "IO_FAULT_TALLY"       /* a file of the size of a tally */
#define IO_FAULT_KIND "IO_FAULT_KIND"         /* number of a kind */
#define IO_FAULT_INDEX "IO_FAULT_INDEX"       /* which call of it, from 1; 0 = none */
#define IO_FAULT_ERROR "IO_FAULT_ERROR"       /* an errno, or one of the two below */
#define IO_FAULT_FOR_EVER "IO_FAULT_FOR_EVER" /* "1": that call and all after it */

/* Half of what was asked is written or read. Writes that stay short find the disk full then. */
#define IO_FAULT_SHORT 0
/* The program is killed before the call; "for ever": after half of a write. */
#define IO_FAULT_DIE -2
