/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/check-away.h"

#include "desk/check-answer.h"
#include "desk/desk-state.h"

#include "base/error.h"
#include "base/given-file.h"

#include <sodium.h>
#include <string.h>

#define SEAL_HEAD "meguri-band-key 1 "
#define SITE_LENGTH 4
#define OWNER_ONLY 0600
#define SEAL_MIB_MOST 1

bool
check_away_write_seal(Desk *desk, const char *path, GError **error)
{
    char hex[2 * BAND_KEY_BYTES + 1];
    g_autoptr(GError) cause = NULL;
    sodium_bin2hex(hex, sizeof hex, log_band_key(desk->log), BAND_KEY_BYTES);
    g_autofree char *text = g_strdup_printf("%s%s %s\n", SEAL_HEAD, log_site(desk->log), hex);
    bool written = g_file_set_contents_full(
        path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, OWNER_ONLY,
        &cause);
    sodium_memzero(hex, sizeof hex);
    sodium_memzero(text, strlen(text));
    if (!written)
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE, _("“%s” was not written: %s"),
                    path, cause->message);
    return written;
}

bool
check_away_read_seal(const char *path, BandSeal *ret_seal, GError **error)
{
    g_autoptr(GError) failed = NULL;
    g_autoptr(GString) file = given_file_read(path, SEAL_MIB_MOST, &failed);
    gsize length = strlen(SEAL_HEAD), read = 0;
    BandSeal seal = { "", { 0 } };
    if (file == NULL) {
        g_set_error(error, MEGURI_ERROR, failed->code, _("The key of bands cannot be read: %s"),
                    failed->message);
        return false;
    }
    char *text = g_strchomp(file->str);
    bool good = g_str_has_prefix(text, SEAL_HEAD) &&
                strlen(text) == length + SITE_LENGTH + 1 + 2 * BAND_KEY_BYTES &&
                text[length + SITE_LENGTH] == ' ' &&
                sodium_hex2bin(seal.key, sizeof seal.key, text + length + SITE_LENGTH + 1,
                               2 * BAND_KEY_BYTES, NULL, &read, NULL) == 0 &&
                read == BAND_KEY_BYTES;
    if (!good) {
        g_set_error(
            error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
            _("“%s” is no key of bands; “meguri check --give-key FILE” writes one where the "
              "book is"),
            path);
        return false;
    }
    memcpy(seal.site, text + length, SITE_LENGTH);
    *ret_seal = seal;
    return true;
}

/* What a band without a whole name in its code can tell: only its birthdate. */
static CheckAnswer *
answer_to_birthdate(const Stated *stated, const char *birthdate)
{
    if (value_contradicts(WHAT_BIRTHDATE, stated->birthdate, birthdate))
        return answer_new(CHECK_NO, NULL,
                          g_strdup(_("Another person: the birthdate does not fit the band")));
    return answer_new(CHECK_CANNOT_TELL, NULL,
                      g_strdup(_("The code of this band holds no whole name: only the ward's own "
                                 "book can tell")));
}

static CheckAnswer *
answer_to_band(const Stated *stated, const BandIdentity *identity, BandType type)
{
    bool letters = false;
    g_autofree char *birthdate = birthdate_format(&identity->birthdate);
    if (identity->serial == 0)
        return answer_new(CHECK_NO, NULL,
                          g_strdup(_("This is a label and no band: look for the band on the "
                                     "wrist")));
    if (type != BAND_NAME)
        return answer_to_birthdate(stated, birthdate);
    CheckAnswer *answer = answer_to(stated, identity->kana, birthdate, &letters);
    if (!letters || answer->verdict != CHECK_YES)
        return answer;
    check_answer_free(answer);
    return answer_new(CHECK_CANNOT_TELL, NULL,
                      g_strdup(_("Type the name in full as it is said: who else begins alike only "
                                 "the ward's own book knows")));
}

/* Whatever the band says, it alone never says whether it counts. */
static void
add_doubt(CheckAnswer *answer, BandReading reading)
{
    if (answer->verdict != CHECK_YES)
        return;
    if (reading == BAND_READ_UNVERIFIED)
        answer->verdict = CHECK_CANNOT_TELL;
    answer_add(answer, reading == BAND_READ_GOOD
                           ? _("The seal is right; whether the band is still the current one is "
                               "not known without the book")
                           : _("Unverified: whether this is a true and current band is not known "
                               "here"));
}

CheckAnswer *
check_away(const BandSeal *seal, const CheckWish *wish, GError **error)
{
    ValueGround ground = { NULL, 0 };
    g_auto(Stated) stated = { NULL, NULL };
    BandIdentity identity = { 0 };
    BandType type = BAND_TOKEN;
    if (!voice_check(wish, NULL, error) || !stated_read(wish, &ground, &stated, error))
        return NULL;
    BandReading reading = band_read(wish->scan, seal != NULL ? seal->site : NULL,
                                    seal != NULL ? seal->key : NULL, &identity, &type);
    if (reading == BAND_READ_NOT_OURS)
        return answer_new(CHECK_CANNOT_TELL, NULL,
                          g_strdup(_("This is no band of this program; whose it is only a ward's "
                                     "book can tell")));
    CheckAnswer *answer = answer_to_reading(reading);
    if (answer != NULL)
        return answer;
    answer = answer_to_band(&stated, &identity, type);
    answer->person = g_strdup(identity.handle);
    answer_add_voice(answer, wish);
    add_doubt(answer, reading);
    band_identity_clear(&identity);
    return answer;
}
