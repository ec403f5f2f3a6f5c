/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/font-rules.h"

#include <fontconfig/fontconfig.h>
#include <glib.h>

/* The folders and caches of fontconfig's own configuration. A font without a bold face is drawn
 * bolder. The PC's forty files of rules choose among fonts by their kind, and we name ours. */
static const char rules[] =
    "<fontconfig>"
    "<dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir>"
    "<dir prefix='xdg'>fonts</dir><dir>~/.fonts</dir>"
    "<cachedir>/var/cache/fontconfig</cachedir><cachedir prefix='xdg'>fontconfig</cachedir>"
    "<selectfont><rejectfont><pattern>"
    "<patelt name='scalable'><bool>false</bool></patelt>"
    "</pattern></rejectfont></selectfont>"
    "<match target='font'>"
    "<test name='weight' compare='less_eq'><const>medium</const></test>"
    "<test target='pattern' name='weight' compare='more_eq'><const>bold</const></test>"
    "<edit name='embolden' mode='assign'><bool>true</bool></edit>"

    "</match>"
    "</fontconfig>";

G_DEFINE_AUTOPTR_CLEANUP_FUNC(FcConfig, FcConfigDestroy)

static void
take(void)
{
    g_autoptr(FcConfig) config = FcConfigCreate();
    if (!FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)rules, FcTrue) ||
        !FcConfigBuildFonts(config))
        return;
    FcFontSet *fonts = FcConfigGetFonts(config, FcSetSystem);
    if (fonts != NULL && fonts->nfont > 0)
        FcConfigSetCurrent(config);
}

void
font_rules_take(void)
{
    static gsize taken;
    if (!g_once_init_enter(&taken))
        return;
    if (g_getenv("FONTCONFIG_FILE") == NULL)
        take();
    g_once_init_leave(&taken, 1);
}
