/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/band.h"

#include "ward/code.h"

#include "names/kana.h"
#include "names/latin.h"
#include "names/nihonshiki.h"

#include <stdio.h>
#include <string.h>

/*
 * The payload, sign by sign:
 *
 *   MG1  type 1  site 4  handle 5  serial 2   head, 15 signs
 *   birthdate 8  sex 1  name part             a token (T) may have none of it, or no name part
 *   .  MAC 6  check 2                         tail, 9 signs; a bare token has no dot
 *
 *   serial, MAC, check: base 32, digits first, without I L O U.
 *   birthdate: YYYYMMDD; YYYYMM00, YYYY0000 and 00000000 for what is not known.
 *   name part: N  Nihon-shiki letters (names/nihonshiki.h), at most 57
 *              C  the letters of as many whole kana as fit 22 signs, hash 6 of the whole kana
 *              L  letters A-Z (names/latin.h), at most 51 (cut: 50 and "-"), hash 6 of the
 *                 whole name
 *              A  Nihon-shiki letters, at most 28; an alias that is no kana: "-", at most 21
 *                 letters, hash 6
 *   MAC: the first 30 bits of the keyed BLAKE2b-256 of all before the dot. Hash: the same without
 *   key.
 *   check: the signs before it as figures of a number to base 37, modulo 1021. A sign counts as
 *   its place in "0-9 A-Z blank - . /" (0 to 39): any two signs differ by less than 1021, which is
 *   prime, so one wrong sign and two neighbours swapped always show.
 */
#define MAGIC "MG1"
#define HEAD_LENGTH 15
#define TAIL_LENGTH 9
#define MAC_LENGTH CODE_HASH_LENGTH
#define FACTS_LENGTH 9 /* birthdate and sex */
#define HASH_LENGTH CODE_HASH_LENGTH
#define NAME_SHORT 28 /* letters of a name part that a small symbol holds */
#define NAME_LONG 57  /* the most that any symbol holds */

/* "A17" and "A0017" are one handle: letters, then figures up to five signs in all. */
static bool
append_handle(GString *out, const char *handle)
{
    gsize letters = strspn(handle, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    gsize figures = strspn(handle + letters, "0123456789");
    const char *number = handle + letters;
    if (letters == 0 || letters > 4 || figures == 0 || number[figures] != '\0')
        return false;
    for (; *number == '0' && number[1] != '\0'; number++)
        figures--;
    if (letters + figures > 5)
        return false;
    g_string_append_len(out, handle, (gssize)letters);
    for (gsize i = letters + figures; i < 5; i++)
        g_string_append_c(out, '0');
    g_string_append(out, number);
    return true;
}

static void
append_facts(GString *out, const BandIdentity *identity)
{
    Birthdate none = { BIRTHDATE_UNKNOWN, 0, 0, 0 };
    const Birthdate *known =
        identity->birthdate.precision >= BIRTHDATE_YEAR ? &identity->birthdate : &none;
    bool sexed = identity->sex == 'M' || identity->sex == 'F';
    g_string_append_printf(out, "%04d%02d%02d%c", known->year, known->month, known->day,
                           sexed ? identity->sex : 'U');
}

static void
append_hash(GString *out, const char *name)
{
    code_append_hash(out, name, strlen(name), NULL);
}

/* The letters of as many whole kana as ROOM holds. (transfer full) */
static char *
letters_that_fit(const char *kana, gsize room)
{
    g_autofree char *best = g_strdup("");
    for (glong count = 1; count <= (glong)room && count <= g_utf8_strlen(kana, -1); count++) {
        g_autofree char *start = g_utf8_substring(kana, 0, count);
        g_autofree char *letters = nihonshiki_from_kana(start);
        if (strlen(letters) > room)
            break;
        g_free(best);
        best = g_steal_pointer(&letters);
    }
    return g_steal_pointer(&best);
}

static char *
latin_part(const char *latin)
{
    const gsize room = NAME_LONG - HASH_LENGTH;
    g_autofree char *letters = latin_fold(latin);
    GString *out = g_string_new(NULL);
    if (strlen(letters) > room)
        g_string_append_printf(out, "%.*s-", (int)room - 1, letters);
    else
        g_string_append(out, letters);
    append_hash(out, latin);
    return g_string_free(out, FALSE);
}

static char *
alias_part(const char *alias)
{
    g_autofree char *kana = kana_keep(alias);
    g_autofree char *letters = nihonshiki_from_kana(kana);
    if (letters != NULL && *letters != '-' && strlen(letters) <= NAME_SHORT)
        return g_steal_pointer(&letters);
    g_autofree char *folded = latin_fold(alias);
    GString *out = g_string_new(NULL);
    g_string_append_printf(out, "-%.*s", NAME_SHORT - HASH_LENGTH - 1, folded);
    append_hash(out, alias);
    return g_string_free(out, FALSE);
}

/* The name part and the type that says how to read it. (transfer full) */
static char *
name_part(const BandIdentity *identity, BandType *ret_type)
{
    g_autofree char *letters = identity->kana != NULL ? nihonshiki_from_kana(identity->kana) : NULL;
    const char *latin = identity->latin != NULL ? identity->latin : identity->kana;
    *ret_type = BAND_NAME;
    if (letters != NULL && strlen(letters) <= NAME_LONG)
        return g_steal_pointer(&letters);
    if (letters != NULL) {
        *ret_type = BAND_NAME_CUT;
        GString *out = g_string_new(NULL);
        g_autofree char *fitting = letters_that_fit(identity->kana, NAME_SHORT - HASH_LENGTH);
        g_string_append(out, fitting);
        append_hash(out, identity->kana);
        return g_string_free(out, FALSE);
    }
    *ret_type = latin != NULL ? BAND_LATIN : identity->alias != NULL ? BAND_ALIAS : BAND_TOKEN;
    if (latin != NULL)
        return latin_part(latin);
    return identity->alias != NULL ? alias_part(identity->alias) : g_strdup("");
}

char *
band_payload(const BandIdentity *identity, const guint8 *key)
{
    g_assert(strlen(identity->site) == 4 && code_is_number(identity->site, 4));
    g_assert(identity->serial <= 1023);
    BandType type;
    g_autofree char *name = name_part(identity, &type);
    g_autoptr(GString) out = g_string_new(MAGIC);
    g_string_append_c(out, (char)type);
    g_string_append(out, identity->site);
    if (!append_handle(out, identity->handle))
        return NULL;
    code_append_number(out, identity->serial, 2);
    append_facts(out, identity);
    g_string_append(out, name);
    gsize sealed = out->len;
    g_string_append_c(out, '.');
    code_append_hash(out, out->str, sealed, key);
    code_append_check(out);
    return g_strdup(out->str);
}

static bool
is_mac_right(const char *payload, gsize sealed, const guint8 *key)
{
    g_autoptr(GString) mac = g_string_new(NULL);
    code_append_hash(mac, payload, sealed, key);
    const char *read = payload + strlen(payload) - CODE_CHECK_LENGTH - MAC_LENGTH;
    return strncmp(mac->str, read, MAC_LENGTH) == 0;
}

static bool
read_birthdate(const char *field, Birthdate *birthdate)
{
    int year, month, day;
    if (strspn(field, "0123456789") < 8)
        return false;
    sscanf(field, "%4d%2d%2d", &year, &month, &day);
    BirthdatePrecision precision = year == 0    ? BIRTHDATE_UNKNOWN
                                   : month == 0 ? BIRTHDATE_YEAR
                                   : day == 0   ? BIRTHDATE_MONTH
                                                : BIRTHDATE_DAY;
    bool valid = precision != BIRTHDATE_DAY ||
                 g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year);
    if (!valid || month > 12 || (month == 0 && day != 0) || (year == 0 && month != 0))
        return false;
    *birthdate = (Birthdate){ precision, year, month, day };
    return true;
}

/* "/" between the parts of a Latin name back to blanks. */
static char *
latin_words(const char *letters)
{
    return g_strdelimit(g_strdup(letters), "/", ' ');
}

static bool
read_name(const char *part, BandType type, BandIdentity *identity)
{
    gsize length = strlen(part);
    bool hashed =
        type == BAND_NAME_CUT || type == BAND_LATIN || (type == BAND_ALIAS && *part == '-');
    if (hashed &&
        (length < HASH_LENGTH || !code_is_number(part + length - HASH_LENGTH, HASH_LENGTH)))
        return false;
    g_autofree char *letters = g_strndup(part, hashed ? length - HASH_LENGTH : length);
    switch (type) {
    case BAND_NAME:
    case BAND_NAME_CUT:
        identity->kana = nihonshiki_to_kana(letters);
        return identity->kana != NULL;
    case BAND_LATIN:
        identity->latin = latin_words(letters);
        return true;
    case BAND_ALIAS:
        identity->alias = hashed ? latin_words(letters + 1) : nihonshiki_to_kana(letters);
        return identity->alias != NULL;
    case BAND_TOKEN:
        return length == 0;
    }
    return false;
}

/* The fields of LENGTH signs of PAYLOAD whose check letters are right. */
static bool
read_fields(const char *payload, gsize length, BandIdentity *identity)
{
    BandType type = (BandType)payload[3];
    const char *serial = payload + 13;
    g_autofree char *facts = g_strndup(payload + HEAD_LENGTH, length - HEAD_LENGTH);
    if (!code_is_number(serial, 2))
        return false;
    g_strlcpy(identity->site, payload + 4, sizeof identity->site);
    g_strlcpy(identity->handle, payload + 8, 6);
    identity->serial = (guint)((strchr(code_figures, serial[0]) - code_figures) * 32 +
                               (strchr(code_figures, serial[1]) - code_figures));
    identity->sex = 'U';
    if (type == BAND_TOKEN && *facts == '\0')
        return true;
    if (strlen(facts) < FACTS_LENGTH || !read_birthdate(facts, &identity->birthdate) ||
        strchr("MFU", facts[8]) == NULL)
        return false;
    identity->sex = facts[8];
    return read_name(facts + FACTS_LENGTH, type, identity);
}

BandReading
band_read(const char *text, const char *site, const guint8 *key, BandIdentity *ret_identity,
          BandType *ret_type)
{
    g_autofree char *payload = code_find(text, MAGIC);
    if (payload == NULL || (payload[3] != '\0' && strchr("NCLAT", payload[3]) == NULL))
        return BAND_READ_NOT_OURS;
    if (strlen(payload) < HEAD_LENGTH + MAC_LENGTH + CODE_CHECK_LENGTH ||
        !code_is_check_right(payload))
        return BAND_READ_MISREAD;
    if (site != NULL && strncmp(payload + 4, site, 4) != 0)
        return BAND_READ_OTHER_SITE;
    gsize sealed = strlen(payload) - CODE_CHECK_LENGTH - MAC_LENGTH;
    if (sealed > HEAD_LENGTH && payload[--sealed] != '.')
        return BAND_READ_MISREAD;
    if (key != NULL && !is_mac_right(payload, sealed, key))
        return BAND_READ_FORGED;
    BandIdentity identity = { 0 };
    if (!read_fields(payload, sealed, &identity)) {
        band_identity_clear(&identity);
        return BAND_READ_MISREAD;
    }
    *ret_identity = identity;
    if (ret_type != NULL)
        *ret_type = (BandType)payload[3];
    return key != NULL ? BAND_READ_GOOD : BAND_READ_UNVERIFIED;
}

void
band_identity_clear(BandIdentity *identity)
{
    g_clear_pointer(&identity->kana, g_free);
    g_clear_pointer(&identity->latin, g_free);
    g_clear_pointer(&identity->alias, g_free);
}
