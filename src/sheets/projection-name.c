/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/projection.h"

#include "census/lasting.h"

#include "names/roman.h"

#include "base/language.h"

#include <string.h>

static const View *
view_of(const Projection *projection)
{
    return reading_view(projection->reading);
}

/* ---- how somebody is called ---- */

/* First signs of each word: a corridor map must not tell who is hidden. */
static char *
initials(const char *name)
{
    g_auto(GStrv) words = g_strsplit(name, " ", -1);
    GString *out = g_string_new(NULL);
    for (guint i = 0; words[i] != NULL; i++)
        if (*words[i] != '\0')
            g_string_append_printf(out, "%s%.*s.", out->len > 0 ? " " : "",
                                   (int)(g_utf8_next_char(words[i]) - words[i]), words[i]);
    return g_string_free(out, FALSE);
}

/* Her number stands on the band though nothing was ever said of her. (transfer full) */
static char *
mother_handle(const View *view, const Person *mother, PersonId id)
{
    return mother != NULL ? g_strdup(mother->handle) : census_handle(view->census, id);
}

/* Whoever has no name is called by the mother's, with the order of birth in front: twins must
 * differ in the first signs. NULL without a mother. (transfer full) */
static char *
child_name(const Projection *projection, const Standing *standing, bool hidden)
{
    const View *view = view_of(projection);
    PersonId id;
    if (!fact_mother_id(view, standing->person, &id))
        return NULL;
    const Person *mother = fact_mother(view, standing->person);
    const char *hers = mother != NULL ? fact_own_name(view, mother, NULL) : NULL;
    const char *order = fact_known(view, standing->person, WHAT_BIRTH_ORDER);
    g_autofree char *name = hers == NULL ? mother_handle(view, mother, id)
                            : hidden     ? initials(hers)
                                         : g_strdup(hers);
    return order != NULL ? g_strdup_printf(_("%s. child of %s"), order, name)
                         : g_strdup_printf(_("child of %s"), name);
}

bool
projection_hides_name(const Projection *projection, const Standing *standing)
{
    const View *view = view_of(projection);
    const Person *mother = fact_mother(view, standing->person);
    return projection->initials || lasting_hides_name(view, standing->person) ||
           (mother != NULL && lasting_hides_name(view, mother));
}

/* NAME, of a name that is not the legal one said to be what it is. (transfer full) */
static char *
as_said(What what, const char *name)
{
    if (what == WHAT_KNOWN_AS_KANA || what == WHAT_KNOWN_AS)
        return g_strdup_printf(_("known as %s"), name);
    return what == WHAT_ALIAS ? g_strdup_printf(_("(alias) %s"), name) : g_strdup(name);
}

char *
projection_call_name(const Projection *projection, const Standing *standing, bool whisper)
{
    What what = WHAT_ALIAS;
    const View *view = view_of(projection);
    bool hidden = whisper && projection_hides_name(projection, standing);
    const char *own = fact_own_name(view, standing->person, &what);
    const char *name = own != NULL ? own : fact_known(view, standing->person, WHAT_ALIAS);
    if (name != NULL)
        return hidden ? initials(name) : as_said(what, name);
    g_autofree char *child = child_name(projection, standing, hidden);
    if (child != NULL)
        return g_steal_pointer(&child);
    bool asked = fact_value(view, standing->person, WHAT_KANA) != NULL;
    return g_strdup(asked ? _("(name cannot be told)") : _("(no name yet)"));
}

/* Latin letters before the kana, where the reader's language begins a name with them: as they were
 * said, else, if SPELLS, as the kana are spelled. Whether it does is decided by its catalogue: the
 * pattern is a translated string, and Japanese has no slot for letters. */
static char *
first_letters(const char *kana, const char *latin, bool spells)
{
    GString *out = g_string_new(_("{letters} {kana}"));
    g_autofree char *spelled = latin == NULL && kana != NULL && spells ? roman_name(kana) : NULL;
    const char *letters = latin != NULL ? latin : spelled != NULL ? spelled : "";
    g_string_replace(out, "{letters}", letters, 0);
    g_string_replace(out, "{kana}", "", 0);
    return g_strstrip(g_string_free(out, FALSE));
}

/* Letters that are told before CALLED; "" if they are all that is called. (transfer full) */
static char *
letters_before(const Projection *projection, const Standing *standing, const char *called,
               bool spells)
{
    const View *view = view_of(projection);
    g_autofree char *letters =
        first_letters(fact_known(view, standing->person, WHAT_KANA),
                      fact_known(view, standing->person, WHAT_LATIN), spells);
    return strcmp(letters, called) == 0 ? g_strdup("") : g_steal_pointer(&letters);
}

char *
projection_full_name(const Projection *projection, const Standing *standing, guint how)
{
    bool whisper = (how & NAME_WHISPERED) != 0;
    char *called = projection_call_name(projection, standing, whisper);
    if (whisper && projection_hides_name(projection, standing))
        return called;
    g_autofree char *alone = called;
    g_autofree char *letters =
        letters_before(projection, standing, called, (how & NAME_SPELLED) != 0);
    return g_strdup_printf("%s%s%s", letters, *letters != '\0' ? " " : "", alone);
}

/* ---- the columns of a name ---- */

/* True if WRITTEN is the same kana, but for what parts them: ロベルト・シルバ and ロベルト シルバ.
 */
static bool
is_same_kana(const char *kana, const char *written)
{
    g_autoptr(GString) one = g_string_new(kana), other = g_string_new(written);
    g_string_replace(one, "・", "", 0);
    g_string_replace(one, " ", "", 0);
    g_string_replace(other, "・", "", 0);
    g_string_replace(other, " ", "", 0);
    return g_string_equal(one, other);
}

char *
projection_known_as(const View *view, const Person *person)
{
    const char *kana = fact_known(view, person, WHAT_KNOWN_AS_KANA);
    const char *written = fact_known(view, person, WHAT_KNOWN_AS);
    if (kana == NULL && written == NULL)
        return g_strdup("");
    if (kana != NULL && written != NULL && is_same_kana(kana, written))
        kana = NULL; /* it would cost a bed of the map twice the room */
    if (kana == NULL || written == NULL)
        return g_strdup_printf(_("known as %s"), kana != NULL ? kana : written);
    return g_strdup_printf(_("known as %s (%s)"), written, kana);
}

/* Appends NAME to OUT unless it stands in SHOWN. */
static void
append_other(GString *out, const char *name, const char *shown)
{
    if (name != NULL && *name != '\0' && strstr(shown, name) == NULL)
        g_string_append_printf(out, "%s%s", out->len > 0 ? " / " : "", name);
}

char *
projection_other_names(const Projection *projection, const Standing *standing, const char *shown)
{
    static const What rows[] = { WHAT_KANJI, WHAT_LATIN };
    const View *view = view_of(projection);
    GString *out = g_string_new(NULL);
    g_autofree char *known_as = projection_known_as(view, standing->person);
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        append_other(out, fact_known(view, standing->person, rows[i]), shown);
    append_other(out, known_as, shown);
    return g_string_free(out, FALSE);
}

/* People must be able to call someone whose kana nobody knows: kanji, alias or the word for it
 * stands there then. */
void
projection_name(const RowPen *pen)
{
    g_autofree char *called = projection_call_name(pen->projection, pen->standing, false);
    g_autofree char *letters = letters_before(pen->projection, pen->standing, called, true);
    bool has_letters = sheet_cell(pen->sheet, pen->row, "letters") != NULL;
    const char *above = has_letters ? letters : "";
    g_autofree char *shown = g_strdup_printf("%s\n%s", above, called);
    g_autofree char *others = projection_other_names(pen->projection, pen->standing, shown);
    projection_fact(pen, "kana", WHAT_KANA, false);
    projection_fact(pen, "kanji", WHAT_KANJI, true);
    if (has_letters)
        sheet_set(pen->sheet, pen->row, "letters", "", above);
    sheet_relabel(pen->sheet, pen->row, "kana", called);
    sheet_relabel(pen->sheet, pen->row, "kanji", others);
    if (sheet_cell(pen->sheet, pen->row, "marks") != NULL)
        projection_marks(pen, conflicts_marks(pen->projection->conflicts, pen->standing));
}
