/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * carrier out BOOK COPY: writes all of the book to COPY, as "meguri export" does.
 * carrier in BOOK COPY: takes in what COPY holds, as "meguri merge" does.
 *
 * Says "done ROWS", "refused MESSAGE", or "shut MESSAGE" if the book does not open.
 */

#include "store/log.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "opening.h"

/* Nothing here waits: what takes so long hangs. */
#define SECONDS_MOST 60

int
main(int argc, char **argv)
{
    guint64 rows = 0;
    g_autoptr(GError) error = NULL;
    alarm(SECONDS_MOST);
    if (argc != 4)
        return 2;
    bool out = strcmp(argv[1], "out") == 0;
    g_autoptr(Log) log = opening_log(argv[2], out, &error);
    if (log == NULL)
        printf("shut %s\n", error->message);
    else if (out ? log_export(log, argv[3], &rows, &error) : log_merge(log, argv[3], &rows, &error))
        printf("done %" G_GUINT64_FORMAT "\n", rows);
    else
        printf("refused %s\n", error->message);
    return 0;
}
