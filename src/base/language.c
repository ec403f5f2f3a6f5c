/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/language.h"

#include <glib.h>

/* gettext keeps what it has looked up until this counter says that the language changed. */
extern int _nl_msg_cat_cntr;

const char *
language_code(void)
{
    /* the code of the catalogue's own language */
    return _("en");
}

void
language_choose(const char *code)
{
    g_setenv("LANGUAGE", code, TRUE);
    _nl_msg_cat_cntr++;
}
