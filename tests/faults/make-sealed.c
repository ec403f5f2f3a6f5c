/* SPDX-License-Identifier: GPL-3.0-or-later */
/* make-sealed BOOK WARD.ini PASSPHRASE: a sealed book whose passphrase costs the least that it may,
 * so that a test can open it many times. */
#include "store/log.h"

#include <stdio.h>

int
main(int argc, char **argv)
{
    g_autofree char *layout = NULL;
    g_autoptr(GError) error = NULL;
    gsize length;
    if (argc != 4 || !g_file_get_contents(argv[2], &layout, &length, &error))
        return 2;
    LogKey key = { "ward", argv[3], NULL, LOG_KEY_MEMORY_LEAST, LOG_KEY_PASSES_LEAST };
    LogBirth birth = { layout, length, "A", "K7QX", key };
    if (log_create(argv[1], &birth, &error))
        return 0;
    fprintf(stderr, "%s\n", error->message);
    return 1;
}
