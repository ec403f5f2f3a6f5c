/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "missing-sign.h"

#include "print/fonts.h"

char *
missing_sign(const char *text)
{
    g_autoptr(Fonts) fonts = fonts_new();
    g_autoptr(PangoLayout) layout = fonts_layout(fonts, false);
    fonts_set_text(fonts, layout, text); /* as it is: a selector alone is to be found */
    return fonts_missing_sign(fonts, layout);
}
