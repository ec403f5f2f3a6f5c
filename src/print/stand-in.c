/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/stand-in.h"

#include "base/language.h"

#include <string.h>

/* One flag for each byte of a text: set where a sign begins that cannot be drawn. */
typedef struct {
    const char *text;
    guint8 *lacks;
} Gaps;

static void
mark_run(const PangoGlyphItem *run, Gaps *gaps)
{
    const PangoGlyphString *glyphs = run->glyphs;
    for (int i = 0; i < glyphs->num_glyphs; i++)
        if (glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG)
            gaps->lacks[run->item->offset + glyphs->log_clusters[i]] = 1;
}

static void
mark_unknown(PangoLayout *layout, Gaps *gaps)
{
    for (GSList *at = pango_layout_get_lines_readonly(layout); at != NULL; at = at->next)
        for (GSList *run = ((PangoLayoutLine *)at->data)->runs; run != NULL; run = run->next)
            mark_run(run->data, gaps);
}

/* A kanji without the glyph that its selector asks for is another kanji. */
static void
mark_pairs(Fonts *fonts, Gaps *gaps)
{
    for (const char *at = gaps->text; *at != '\0'; at = g_utf8_next_char(at)) {
        const char *next = g_utf8_next_char(at);
        if (!fonts_lacks_pair(fonts, g_utf8_get_char(at), g_utf8_get_char(next)))
            continue;
        gaps->lacks[at - gaps->text] = gaps->lacks[next - gaps->text] = 1;
    }
}

static bool
lacks(const Gaps *gaps, const char *at)
{
    return gaps->lacks[at - gaps->text] != 0;
}

/* Behind the run that begins at AT; *RET_COUNT is of its signs as the eye counts them. */
static const char *
run_end(const Gaps *gaps, const char *at, guint *ret_count)
{
    const char *end = at;
    *ret_count = 0;
    for (; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar sign = g_utf8_get_char(at);
        bool joins = g_unichar_ismark(sign);
        if (lacks(gaps, at) || joins)
            end = g_utf8_next_char(at);
        else if (sign != ' ')
            break;
        *ret_count += lacks(gaps, at) && !joins;
    }
    return end;
}

char *
stand_in(Fonts *fonts, PangoLayout *layout)
{
    const char *text = pango_layout_get_text(layout);
    g_autofree guint8 *flags = g_malloc0(strlen(text) + 1);
    Gaps gaps = { text, flags };
    GString *out = g_string_new(NULL);
    mark_unknown(layout, &gaps);
    mark_pairs(fonts, &gaps);
    for (const char *at = text; *at != '\0';) {
        guint count;
        if (!lacks(&gaps, at)) {
            g_string_append_unichar(out, g_utf8_get_char(at));
            at = g_utf8_next_char(at);
            continue;
        }
        at = run_end(&gaps, at, &count);
        g_string_append_printf(out, _("[%u signs not printable]"), MAX(count, 1));
    }
    return g_string_free(out, FALSE);
}
