/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What a scanner types. The first byte says which of three it is: any text; a text to which the
 * right check letters were put (anybody can: no key is in them); or the code of a band of this
 * ward, printed, and then misread in one sign.
 */

#include "ward/band.h"

#include "names/kana.h"

#include "base/text.h"

#include <string.h>

#include "target.h"

#define SITE "7KQX"

static const guint8 key[BAND_KEY_BYTES] = "no key of any real ward's bands";
static const char safe_signs[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ -./";
static const char base32[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static void
claim_identity(const BandIdentity *identity)
{
    const Birthdate *birthdate = &identity->birthdate;
    const char *names[] = { identity->kana, identity->latin, identity->alias, identity->site,
                            identity->handle };
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (names[i] != NULL)
            claim_plain(names[i]);
    g_assert_nonnull(strchr("MFU", identity->sex));
    g_assert_cmpuint(identity->serial, <=, 1023);
    g_assert_cmpuint(strlen(identity->site), ==, 4);
    g_assert_cmpuint(strlen(identity->handle), ==, 5);
    if (birthdate->precision == BIRTHDATE_DAY)
        g_assert_true(g_date_valid_dmy((GDateDay)birthdate->day, (GDateMonth)birthdate->month,
                                       (GDateYear)birthdate->year));
}

static BandReading
read_and_claim(const char *text, const char *site, const guint8 *with)
{
    BandIdentity identity = { .serial = 4711 };
    BandType type = BAND_NAME;
    BandReading reading = band_read(text, site, with, &identity, &type);
    if (reading == BAND_READ_GOOD || reading == BAND_READ_UNVERIFIED) {
        g_assert_cmpint(reading == BAND_READ_GOOD, ==, with != NULL);
        claim_identity(&identity);
        band_identity_clear(&identity);
    } else {
        g_assert_cmpuint(identity.serial, ==, 4711); /* untouched */
    }
    return reading;
}

static void
try_text(const char *text)
{
    BandReading any = read_and_claim(text, NULL, NULL);
    BandReading own = read_and_claim(text, SITE, key);
    g_assert_true(own != BAND_READ_GOOD || any == BAND_READ_UNVERIFIED);
    g_assert_cmpint(own == BAND_READ_NOT_OURS, ==, any == BAND_READ_NOT_OURS);
}

static void
try_checked(const char *text)
{
    guint check = 0;
    g_autoptr(GString) payload = g_string_new("MG1");
    for (const char *at = text; *at != '\0'; at++)
        if (strchr(safe_signs, g_ascii_toupper(*at)) != NULL)
            g_string_append_c(payload, g_ascii_toupper(*at));
    for (const char *at = payload->str; *at != '\0'; at++)
        check = (check * 37 + (guint)(strchr(safe_signs, *at) - safe_signs)) % 1021;
    g_string_append_c(payload, base32[check >> 5]);
    g_string_append_c(payload, base32[check & 31]);
    try_text(payload->str);
}

/* One wrong sign and two neighbours swapped always show. */
static void
claim_slips_show(const char *payload, guint place, guint8 sign)
{
    gsize length = strlen(payload);
    g_autofree char *slip = g_strdup(payload);
    g_autofree char *swapped = g_strdup(payload);
    place %= (guint)length - 1;
    slip[place] = safe_signs[sign % 40];
    swapped[place] = payload[place + 1];
    swapped[place + 1] = payload[place];
    if (strcmp(slip, payload) != 0)
        g_assert_true(read_and_claim(slip, SITE, key) != BAND_READ_GOOD);
    if (strcmp(swapped, payload) != 0)
        g_assert_true(read_and_claim(swapped, SITE, key) != BAND_READ_GOOD);
}

static void
claim_reads_back(const char *payload, const BandIdentity *meant)
{
    BandType type;
    BandIdentity read = { 0 };
    g_assert_cmpint(band_read(payload, SITE, key, &read, &type), ==, BAND_READ_GOOD);
    g_assert_cmpstr(read.site, ==, SITE);
    g_assert_cmpuint(read.serial, ==, meant->serial);
    g_assert_cmpint(read.sex, ==, meant->sex);
    if (type == BAND_NAME)
        g_assert_cmpstr(read.kana, ==, meant->kana);
    if (type == BAND_NAME_CUT)
        g_assert_true(g_str_has_prefix(meant->kana, read.kana));
    if (meant->birthdate.precision >= BIRTHDATE_YEAR)
        g_assert_true(birthdate_agree(&read.birthdate, &meant->birthdate));
    claim_identity(&read);
    band_identity_clear(&read);
}

static Birthdate
birthdate_of(const guint8 *bytes)
{
    Birthdate none = { BIRTHDATE_UNKNOWN, 0, 0, 0 };
    Birthdate date = { BIRTHDATE_DAY, 1850 + bytes[0], 1 + bytes[1] % 12, 1 + bytes[2] % 28 };
    return bytes[1] == 0 ? none : date;
}

static void
try_band(const guint8 *data, gsize size)
{
    guint8 bytes[8];
    for (guint i = 0; i < sizeof bytes; i++)
        bytes[i] = target_take(&data, &size);
    g_autofree char *name = target_text(data, size);
    if (!g_utf8_validate(name, -1, NULL))
        return;
    g_autofree char *kana = kana_keep(name);
    BandIdentity meant = { .site = SITE, .handle = "A0123", .serial = 1u + bytes[3] * 4u };
    meant.sex = "MFU"[bytes[4] % 3];
    meant.birthdate = birthdate_of(bytes);
    meant.serial = MIN(meant.serial, 1023);
    if (kana_is_kana(kana))
        meant.kana = kana;
    else if (bytes[7] & 1)
        meant.latin = name;
    else
        meant.alias = name;
    g_autofree char *payload = band_payload(&meant, key);
    g_assert_nonnull(payload);
    g_assert_cmpuint(strspn(payload, safe_signs), ==, strlen(payload));
    claim_reads_back(payload, &meant);
    claim_slips_show(payload, bytes[5], bytes[6]);
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    guint kind = target_take(&data, &size) % 3;
    g_autofree char *text = target_text(data, size);
    if (kind == 0)
        try_text(text);
    else if (kind == 1)
        try_checked(text);
    else
        try_band(data, size);
    return 0;
}
