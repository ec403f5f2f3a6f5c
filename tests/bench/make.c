/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes what is measured:
 *   make log STATEMENTS BEDS FILE [CHECKS-A-COMMIT]   a book of checks
 *   make known BEDS FILE [plain]                      a book of a ward of whom all is known
 *   make ward N                                       the people of a ward as a table */

#include <stdlib.h>
#include <string.h>

#include "invented.h"
#include "ward-book.h"

static int
fail(const GError *error)
{
    g_printerr("make: %s\n", error->message);
    return 1;
}

static int
make_log(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    WardBook form = { (guint)atoi(argv[2]), (guint)atoi(argv[3]),
                      argc > 5 ? (guint)atoi(argv[5]) : 1 };
    return ward_book_make(argv[4], &form, &error) ? 0 : fail(error);
}

static int
make_known(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    bool plain = argc > 4 && strcmp(argv[4], "plain") == 0;
    return ward_book_make_known(argv[3], (guint)atoi(argv[2]), plain, &error) ? 0 : fail(error);
}

static int
make_ward(guint count)
{
    g_print("bed\tkanji\tkana\tbirthdate\tsex\tpatient-id\tphone\n");
    for (guint i = 0; i < count; i++) {
        g_auto(Invented) who = invented_person(i, false);
        g_autofree char *bed = invented_bed(i);
        g_print("%s\t%s\t%s\t%s\t%s\t%s\t%s\n", bed, who.kanji, who.kana, who.birthdate, who.sex,
                who.id, who.phone);
    }
    return 0;
}

int
main(int argc, char **argv)
{
    if (argc >= 5 && strcmp(argv[1], "log") == 0)
        return make_log(argc, argv);
    if (argc >= 4 && strcmp(argv[1], "known") == 0)
        return make_known(argc, argv);
    if (argc == 3 && strcmp(argv[1], "ward") == 0)
        return make_ward((guint)atoi(argv[2]));
    g_printerr("make log STATEMENTS BEDS FILE [CHECKS-A-COMMIT] | known BEDS FILE [plain] | "
               "ward N\n");
    return 2;
}
