/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A library that a PC may lack: what it can is found, and what is missing is told. */

#include "base/library.h"

static void
test_is_called(void)
{
    double (*power)(double, double) = NULL;
    const LibraryFunction rows[] = { { "pow", &power } };
    g_assert_true(library_load("libm.so.6", rows, G_N_ELEMENTS(rows)));
    g_assert_cmpfloat(power(2, 10), ==, 1024);
}

static void
test_is_not_here(void)
{
    gpointer function = NULL;
    const LibraryFunction rows[] = { { "pow", &function } };
    g_assert_false(library_load("libward-has-none.so.9", rows, G_N_ELEMENTS(rows)));
    g_assert_null(function);
}

/* An older one, say: half a library is none. */
static void
test_lacks_a_function(void)
{
    gpointer functions[2] = { NULL, NULL };
    const LibraryFunction rows[] = { { "pow", &functions[0] },
                                     { "heal_everybody", &functions[1] } };
    g_assert_false(library_load("libm.so.6", rows, G_N_ELEMENTS(rows)));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/library/what-it-can-is-called", test_is_called);
    g_test_add_func("/library/pc-that-has-none", test_is_not_here);
    g_test_add_func("/library/older-one-lacks-a-function", test_lacks_a_function);
    return g_test_run();
}
