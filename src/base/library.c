/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/library.h"

#include <dlfcn.h>

bool
library_load(const char *name, const LibraryFunction *functions, gsize count)
{
    gpointer library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
    for (gsize i = 0; library != NULL && i < count; i++)
        if ((*(gpointer *)functions[i].to = dlsym(library, functions[i].name)) == NULL)
            return false;
    return library != NULL;
}
