/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/codec.h"

#include "base/error.h"
#include "base/language.h"

#include <string.h>

#define FLAG_APPROXIMATE 0x01
#define FLAG_ABOUT_SHIFT 1
#define FLAG_PERSON_SHIFT 3
#define FLAG_TWO_BITS 0x03
#define FLAGS_KNOWN 0x1F

typedef enum { TAG_NOBODY, TAG_OWN_STATION, TAG_OTHER_STATION } PersonTag;

/* In the book for ever, so not the order of the enum; a code once used is never reused. */
static const guint8 source_codes[SOURCE_COUNT] = {
    [SOURCE_STATED] = 1,     [SOURCE_BAND] = 2,   [SOURCE_FAMILY] = 3, [SOURCE_STAFF] = 4,
    [SOURCE_SEEN] = 5,       [SOURCE_VIEWER] = 7, [SOURCE_PAPER] = 8,  [SOURCE_IMPORT] = 9,
    [SOURCE_BELONGINGS] = 6, [SOURCE_MEMO] = 10,
};

static void
put_big(GByteArray *out, guint64 value, guint bytes)
{
    guint8 big[8];
    for (guint i = 0; i < bytes; i++)
        big[i] = (guint8)(value >> (8 * (bytes - 1 - i)));
    g_byte_array_append(out, big, bytes);
}

static void
put_varint(GByteArray *out, gsize value)
{
    g_assert(value <= G_MAXUINT32);
    for (; value >= 0x80; value >>= 7)
        put_big(out, (value & 0x7F) | 0x80, 1);
    put_big(out, value, 1);
}

static void
put_text(GByteArray *out, const char *text)
{
    gsize length = text == NULL ? 0 : strlen(text);
    put_varint(out, length);
    if (length > 0)
        g_byte_array_append(out, (const guint8 *)text, (guint)length);
}

static PersonTag
person_tag(const Statement *statement, const StationId *station)
{
    if (statement->person.number == 0)
        return TAG_NOBODY;
    bool own = memcmp(&statement->person.station, station, sizeof *station) == 0;
    return own ? TAG_OWN_STATION : TAG_OTHER_STATION;
}

static void
put_statement(GByteArray *out, const Statement *statement, const StationId *station)
{
    g_assert(statement->what < WHAT_COUNT && statement->source < SOURCE_COUNT);
    PersonTag tag = person_tag(statement, station);
    guint flags = (statement->approximate ? FLAG_APPROXIMATE : 0u) |
                  (guint)statement->about << FLAG_ABOUT_SHIFT | (guint)tag << FLAG_PERSON_SHIFT;
    g_byte_array_append(out, statement->id.bytes, sizeof statement->id.bytes);
    put_big(out, vocabulary_row((What)statement->what)->code, 1);
    put_big(out, source_codes[statement->source], 1);
    put_big(out, flags, 1);
    put_big(out, (guint64)statement->seen, 8);
    put_big(out, (guint64)statement->seen_zone, 2);
    put_varint(out, statement->person.number);
    if (tag == TAG_OTHER_STATION)
        g_byte_array_append(out, statement->person.station.bytes, sizeof *station);
    put_text(out, statement->bed);
    put_text(out, statement->value);
    put_text(out, statement->observer);
    put_text(out, statement->typist);
    put_text(out, statement->note);
    put_text(out, statement->ref);
    put_text(out, statement->label);
}

GBytes *
codec_encode(const Statements *list)
{
    g_assert(list->items->len > 0);
    const Statement *first = statements_at(list, 0);
    GByteArray *out = g_byte_array_sized_new(32 + 80 * list->items->len);
    put_big(out, CODEC_VERSION, 1);
    put_big(out, first->clock, 8);
    put_big(out, (guint64)first->wall, 8);
    put_big(out, (guint64)first->wall_zone, 2);
    put_varint(out, list->items->len);
    for (guint i = 0; i < list->items->len; i++)
        put_statement(out, statements_at(list, i), &first->station);
    return g_byte_array_free_to_bytes(out);
}

/* Reads on after a fault with zeroes, so that the caller asks once at the end of a part. */
typedef struct {
    const guint8 *at;
    const guint8 *end;
    const char *fault; /* NULL = good so far */
} Reader;

static void
set_fault(Reader *reader, const char *fault)
{
    if (reader->fault == NULL)
        reader->fault = fault;
    reader->at = reader->end;
}

static const guint8 *
take(Reader *reader, gsize bytes)
{
    if ((gsize)(reader->end - reader->at) < bytes) {
        set_fault(reader, N_("its bytes end too early"));
        return NULL;
    }
    const guint8 *taken = reader->at;
    reader->at += bytes;
    return taken;
}

static guint64
take_big(Reader *reader, guint bytes)
{
    const guint8 *from = take(reader, bytes);
    guint64 value = 0;
    for (guint i = 0; from != NULL && i < bytes; i++)
        value = value << 8 | from[i];
    return value;
}

static guint32
take_varint(Reader *reader)
{
    guint64 value = 0;
    if (reader->at < reader->end && *reader->at < 0x80) /* nearly always */
        return *reader->at++;
    for (guint shift = 0; shift < 35; shift += 7) {
        guint8 byte = (guint8)take_big(reader, 1);
        value |= (guint64)(byte & 0x7F) << shift;
        if (byte & 0x80)
            continue;
        if ((byte == 0 && shift > 0) || value > G_MAXUINT32)
            break;
        return (guint32)value;
    }
    set_fault(reader, N_("a number in it is written in a way this program never writes"));
    return 0;
}

/* NULL for an empty text; else kept by LIST. */
static const char *
take_text(Reader *reader, Statements *list)
{
    guint32 length = take_varint(reader);
    const guint8 *from = length == 0 ? NULL : take(reader, length);
    if (from == NULL)
        return NULL;
    if (!g_utf8_validate_len((const char *)from, length, NULL)) {
        set_fault(reader, N_("a text in it is not UTF-8"));
        return NULL;
    }
    return g_string_chunk_insert_len(list->text, (const char *)from, length);
}

static void
take_bytes16(Reader *reader, guint8 *bytes)
{
    const guint8 *from = take(reader, 16);
    if (from != NULL)
        memcpy(bytes, from, 16);
}

static void
take_what(Reader *reader, Statement *statement)
{
    guint8 code = (guint8)take_big(reader, 1);
    const VocabularyRow *row = vocabulary_find_code(code);
    if (row == NULL)
        set_fault(reader, N_("it says a kind of fact that this program does not know"));
    else
        statement->what = (guint8)row->what;
}

static void
take_source(Reader *reader, Statement *statement)
{
    guint8 code = (guint8)take_big(reader, 1);
    for (guint8 i = 0; i < SOURCE_COUNT; i++)
        if (source_codes[i] == code) {
            statement->source = i;
            return;
        }
    set_fault(reader, N_("it names a source that this program does not know"));
}

static PersonTag
take_flags(Reader *reader, Statement *statement)
{
    guint flags = (guint)take_big(reader, 1);
    guint about = flags >> FLAG_ABOUT_SHIFT & FLAG_TWO_BITS;
    guint tag = flags >> FLAG_PERSON_SHIFT & FLAG_TWO_BITS;
    if (flags & ~(guint)FLAGS_KNOWN || about > ABOUT_WARD || tag > TAG_OTHER_STATION)
        set_fault(reader, N_("it carries marks that this program does not know"));
    statement->approximate = flags & FLAG_APPROXIMATE;
    statement->about = (guint8)about;
    return (PersonTag)tag;
}

static void
take_person(Reader *reader, PersonTag tag, Statement *statement)
{
    statement->person.number = take_varint(reader);
    if (tag == TAG_OWN_STATION)
        statement->person.station = statement->station;
    if (tag == TAG_OTHER_STATION)
        take_bytes16(reader, statement->person.station.bytes);
    if (reader->fault == NULL && person_tag(statement, &statement->station) != tag)
        set_fault(reader, N_("a person in it is named in a way this program never writes"));
}

/* The station, clock and wall of STATEMENT stand already. */
static void
take_statement(Reader *reader, Statement *statement, Statements *list)
{
    take_bytes16(reader, statement->id.bytes);
    take_what(reader, statement);
    take_source(reader, statement);
    PersonTag tag = take_flags(reader, statement);
    statement->seen = (gint64)take_big(reader, 8);
    statement->seen_zone = (gint16)take_big(reader, 2);
    take_person(reader, tag, statement);
    statement->bed = take_text(reader, list);
    const char *value = take_text(reader, list);
    const char *observer = take_text(reader, list);
    statement->value = value == NULL ? "" : value;
    statement->observer = observer == NULL ? "" : observer;
    statement->typist = take_text(reader, list);
    statement->note = take_text(reader, list);
    statement->ref = take_text(reader, list);
    statement->label = take_text(reader, list);
}

/* What stands once before the statements. */
typedef struct {
    Statement common; /* clock, wall and zone of the first statement */
    guint32 count;
} Head;

static Head
take_head(Reader *reader)
{
    Head head = { 0 };
    if (take_big(reader, 1) != CODEC_VERSION)
        set_fault(reader, N_("it is written in a form that this program does not know"));
    head.common.clock = take_big(reader, 8);
    head.common.wall = (gint64)take_big(reader, 8);
    head.common.wall_zone = (gint16)take_big(reader, 2);
    head.count = take_varint(reader);
    if (head.count == 0 || head.common.clock > G_MAXUINT64 - head.count)
        set_fault(reader, N_("it holds no statement or its clock is out of range"));
    return head;
}

static bool
answer(const Reader *reader, GError **error)
{
    if (reader->fault == NULL)
        return true;
    g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED, _(reader->fault));
    return false;
}

bool
codec_decode(const guint8 *bytes, gsize length, const StationId *station, Statements *list,
             GError **error)
{
    Reader reader = { bytes, bytes + length, NULL };
    guint before = list->items->len;
    Head head = take_head(&reader);
    head.common.station = *station;
    for (guint32 i = 0; i < head.count && reader.fault == NULL; i++) {
        Statement *statement = statements_add(list);
        *statement = head.common;
        statement->clock += i;
        take_statement(&reader, statement, list);
    }
    if (reader.at != reader.end)
        set_fault(&reader, N_("bytes follow after its end"));
    if (reader.fault != NULL)
        g_array_set_size(list->items, before);
    return answer(&reader, error);
}

bool
codec_last_clock(const guint8 *bytes, gsize length, guint64 *ret_clock, GError **error)
{
    Reader reader = { bytes, bytes + length, NULL };
    Head head = take_head(&reader);
    if (!answer(&reader, error))
        return false;
    *ret_clock = head.common.clock + (head.count - 1);
    return true;
}
