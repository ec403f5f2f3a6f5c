/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/check-scan.h"

#include "census/bandbook.h"
#include "census/same-id.h"
#include "census/wrong-band.h"

#include "ward/form-code.h"
#include "ward/id-code.h"

#include "base/text.h"

#include <string.h>

#define NUMBER_UNREAD G_MAXUINT

static ScanFinding
nobody(CheckVerdict verdict, const char *person, const char *reason)
{
    return (ScanFinding){ .answer = answer_new(verdict, person, g_strdup(reason)) };
}

/* WORDS with who said it and when. (transfer full) */
static char *
by_whom(const Desk *desk, const char *words, const Filed *wrong)
{
    Instant seen = statement_seen(&wrong->said);
    g_autofree char *when = instant_format_short(&seen, desk->layout->zone);
    return g_strdup_printf(words, when, wrong->said.observer);
}

/* ---- an old band ---- */

/* The one person of whom this patient ID is said, here or gone, or nobody. */
static ScanFinding
find_by_id(Desk *desk, const char *scan)
{
    const View *view = reading_view(desk_reading(desk));
    g_autoptr(SameIds) ids = same_ids_read(view);
    g_autofree char *stripped = id_code_read(desk->layout->id_codes, scan);
    const GPtrArray *persons = same_ids_of(ids, stripped != NULL ? stripped : scan);
    if (persons == NULL)
        return (ScanFinding){ NULL };
    if (persons->len > 1)
        return nobody(CHECK_CANNOT_TELL, NULL,
                      _("Two persons have this patient ID: it identifies neither"));
    if (same_ids_sure(ids, persons->pdata[0]) == NULL)
        return nobody(CHECK_CANNOT_TELL, ((const Person *)persons->pdata[0])->handle,
                      _("The patient ID of this person is said in two ways: it identifies nobody "
                        "until that is settled"));
    const Filed *wrong = wrong_band_now(view, persons->pdata[0]);
    if (wrong == NULL)
        return (ScanFinding){ .person = persons->pdata[0], .by_id = true };
    g_autofree char *reason =
        by_whom(desk,
                _("The band on this person's wrist was said to be wrong (%s %s): it "
                  "identifies nobody until another band is on"),
                wrong);
    return nobody(CHECK_CANNOT_TELL, ((const Person *)persons->pdata[0])->handle, reason);
}

/* ---- a band of ours ---- */

/* Why the last band of those that PERSON was given does not count. */
static ScanFinding
no_band_counts(Desk *desk, const Person *person, const Person *raw, guint number)
{
    const View *view = reading_view(desk_reading(desk));
    BandEntry last = bandbook_last(view, person);
    if (last.number == 0)
        return nobody(CHECK_NO, person->handle, _("No band was issued here to this person"));
    bool this_one = number == NUMBER_UNREAD || (number == last.number && raw == last.named);
    const Filed *wrong = last.state == BAND_STATE_RECALL && this_one
                             ? wrong_band_of(view, person, last.issued)
                             : NULL;
    g_autofree char *reason =
        wrong != NULL ? by_whom(desk,
                                _("This band was said to be wrong (%s %s) and identifies nobody: "
                                  "take it off"),
                                wrong)
                      : g_strdup(_("This band is void or to be recalled: take it off"));
    return nobody(CHECK_NO, person->handle, reason);
}

static guint
count_bands(const View *view, const Person *person)
{
    g_autoptr(GArray) bands = bandbook_read(view, person);
    return bands->len;
}

/* Whether the band with NUMBER that names RAW is the one that counts. */
static ScanFinding
judge_band(Desk *desk, const Person *raw, guint number)
{
    const View *view = reading_view(desk_reading(desk));
    const Person *person = view_person(view, raw);
    BandEntry current = bandbook_current(view, person);
    if (number == 0)
        return nobody(CHECK_NO, person->handle,
                      _("This is a label and no band: look for the band on the wrist"));
    if (current.number == 0)
        return no_band_counts(desk, person, raw, number);
    if (number == NUMBER_UNREAD && count_bands(view, person) > 1)
        return nobody(CHECK_CANNOT_TELL, person->handle,
                      _("More than one band was issued to this person: type the band's number too, "
                        "such as A001 2"));
    if (number != NUMBER_UNREAD && raw != current.named) {
        g_autofree char *reason = g_strdup_printf(
            _("This band is superseded by no. %u of %s, who is the same person: take "
              "it off"),
            current.number, current.named->handle);
        return nobody(CHECK_NO, person->handle, reason);
    }
    if (number != NUMBER_UNREAD && number != current.number) {
        g_autofree char *reason =
            g_strdup_printf(_("This band is superseded by no. %u: take it off"), current.number);
        return nobody(CHECK_NO, person->handle, reason);
    }
    return (ScanFinding){ .person = person, .off = current.state == BAND_STATE_OFF };
}

static ScanFinding
find_by_code(Desk *desk, const BandIdentity *identity, BandType type)
{
    const Person *raw = census_find_handle(desk->census, identity->handle);
    if (raw == NULL)
        return nobody(CHECK_NO, NULL,
                      _("Nobody known here has this number: another station of this ward may know "
                        "it"));
    ScanFinding finding = judge_band(desk, raw, identity->serial);
    finding.whole_name = type == BAND_NAME_CUT;
    return finding;
}

/* Who is read under TYPED: "A0001", as a code has it, is A001. NULL if nobody is. */
static const Person *
find_handle(Desk *desk, const char *typed)
{
    const Person *person = census_find_handle(desk->census, typed);
    gsize letters = strcspn(typed, "0123456789");
    guint64 number = 0;
    if (person != NULL ||
        !g_ascii_string_to_unsigned(typed + letters, 10, 1, G_MAXUINT, &number, NULL))
        return person;
    g_autofree char *handle =
        g_strdup_printf("%.*s%03" G_GUINT64_FORMAT, (int)letters, typed, number);
    return census_find_handle(desk->census, handle);
}

/* "A001", "A001 2", "A001-2": what stands on a band that no scanner reads any more. */
static bool
find_typed(Desk *desk, const char *scan, ScanFinding *ret_finding)
{
    g_autofree char *normal = text_nfkc(scan);
    g_autofree char *typed = g_ascii_strup(normal, -1);
    g_auto(GStrv) parts = g_strsplit_set(g_strstrip(typed), " -/", 2);
    guint64 number = NUMBER_UNREAD;
    if (parts[0] == NULL || !g_ascii_isalpha(*parts[0]))
        return false;
    if (parts[1] != NULL && !g_ascii_string_to_unsigned(parts[1], 10, 1, 1023, &number, NULL))
        return false;
    const Person *raw = find_handle(desk, parts[0]);
    if (raw == NULL)
        return false;
    *ret_finding = judge_band(desk, raw, (guint)number);
    ret_finding->typed = true;
    return true;
}

ScanFinding
check_scan_find(Desk *desk, const char *scan)
{
    BandType type = BAND_TOKEN;
    BandIdentity identity = { 0 };
    ScanFinding finding = { NULL };
    if (form_code_is(scan))
        return nobody(
            CHECK_NO, NULL,
            _("This is the code of a bedside form, which names a bed and nobody: scan the "
              "band on the wrist"));
    g_autofree char *trimmed = text_collapse(scan);
    BandReading reading =
        band_read(scan, log_site(desk->log), log_band_key(desk->log), &identity, &type);
    if (reading == BAND_READ_NOT_OURS) {
        finding = find_by_id(desk, trimmed);
        if (finding.person != NULL || finding.answer != NULL || find_typed(desk, trimmed, &finding))
            return finding;
    }
    finding.answer = answer_to_reading(reading);
    if (finding.answer == NULL)
        finding = find_by_code(desk, &identity, type);
    band_identity_clear(&identity);
    return finding;
}
