/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carve.h"

#include "store/copy.h"
#include "store/entry.h"

#include <string.h>

#define PAGE 4096
#define HEAD_NAME_BYTES (sizeof COPY_HEAD_NAME - 1)

/* A leaf of a table keeps so much of a row in the page; of a longer one at least the second. */
#define LOCAL_MOST (PAGE - 35)
#define LOCAL_LEAST ((PAGE - 12) * 32 / 255 - 23)
/* Of each page that it goes on in, but for the number of the next. */
#define BEYOND (PAGE - 4)

/* Bytes that may be gathered from other pages in all, as many times the length of the ground: a
 * file made to waste time may name the same pages again and again. */
#define GATHER_TIMES 16

typedef struct {
    const CarveGround *ground;
    gsize at;          /* of what shows that here may be a piece */
    guint64 patience;  /* bytes that may still be gathered */
    GByteArray *whole; /* a piece from several pages */
} Carver;

static guint64
number_at(const guint8 *bytes, guint count)
{
    guint64 number = 0;
    for (guint i = 0; i < count; i++)
        number = number << 8 | bytes[i];
    return number;
}

/* ---- SQLite's numbers: seven bits a byte, the highest first ---- */

/* True if exactly COUNT bytes (8 at most) before END are one. */
static bool
number_before(const Carver *carver, gsize end, guint count, guint64 *ret_number)
{
    guint64 number = 0;
    if (count > end)
        return false;
    const guint8 *bytes = carver->ground->bytes + end - count;
    for (guint i = 0; i < count; i++) {
        if ((bytes[i] >= 0x80) != (i + 1 < count))
            return false;
        number = number << 7 | (bytes[i] & 0x7F);
    }
    *ret_number = number;
    return true;
}

static guint
size_of_number(guint64 number)
{
    guint count = 1;
    while (number >>= 7)
        count++;
    return count;
}

/* ---- a piece in a page, and what of it lies in others ---- */

/* A piece whose header begins at START: LENGTH bytes with it. */
typedef struct {
    gsize start;
    gsize length;
    guint64 key;
} Cell;

/* Before the header stand its length in all and its key. */
static bool
find_cell(const Carver *carver, gsize start, gsize length, guint least, Cell *ret_cell)
{
    guint64 key, found;
    guint size = size_of_number(length);
    for (guint count = least; count <= 8; count++) {
        if (!number_before(carver, start, count, &key) ||
            !number_before(carver, start - count, size, &found) || found != length)
            continue;
        *ret_cell = (Cell){ start, length, key };
        return true;
    }
    return false;
}

/* How much of LENGTH lies in the page itself. */
static gsize
local_part(gsize length)
{
    gsize most = LOCAL_LEAST + (length - LOCAL_LEAST) % BEYOND;
    return length <= LOCAL_MOST ? length : most <= LOCAL_MOST ? most : LOCAL_LEAST;
}

/* Adds what lies in other pages, the number of the first standing at AT. */
static bool
gather(Carver *carver, gsize at, gsize length)
{
    const CarveGround *ground = carver->ground;
    while (carver->whole->len < length) {
        guint64 page = at + 4 <= ground->length ? number_at(ground->bytes + at, 4) : 0;
        gsize part = MIN(length - carver->whole->len, BEYOND);
        if (page < 2 || page > ground->length / PAGE || carver->patience < PAGE)
            return false;
        carver->patience -= PAGE;
        at = (gsize)(page - 1) * PAGE;
        g_byte_array_append(carver->whole, ground->bytes + at + 4, (guint)part);
    }
    return number_at(ground->bytes + at, 4) == 0; /* the last one names no other */
}

/* All bytes of CELL, NULL if they are not there. */
static const guint8 *
bytes_of(Carver *carver, const Cell *cell)
{
    const CarveGround *ground = carver->ground;
    gsize local = local_part(cell->length), left = ground->length - cell->start;
    if (cell->length > ground->length || local > left)
        return NULL;
    if (local == cell->length)
        return ground->bytes + cell->start;
    g_byte_array_set_size(carver->whole, 0);
    g_byte_array_append(carver->whole, ground->bytes + cell->start, (guint)local);
    if (!ground->pages || !gather(carver, cell->start + local, cell->length))
        return NULL;
    return carver->whole->data;
}

/* ---- rows as SQLite lays them down ---- */

/* Kinds of the last three columns: two of 32 bytes and one of 64. */
static const guint8 row_kinds[] = { 0x4C, 0x4C, 0x81, 0x0C };
#define ROW_ENDS (CHAIN_HASH_BYTES + CHAIN_HASH_BYTES + CHAIN_SIGNATURE_BYTES)
#define KIND_ONE 9
#define KIND_BYTE 1

static CarvedRow
row_of(guint64 place, guint32 epoch, const guint8 *box, gsize box_length)
{
    const guint8 *ends = box + box_length;
    return (CarvedRow){ .station = ENTRY_STATION(place),
                        .row = { .seq = ENTRY_SEQ(place),
                                 .epoch = epoch,
                                 .box = box,
                                 .box_length = box_length,
                                 .prev = ends,
                                 .hash = ends + CHAIN_HASH_BYTES,
                                 .signature = ends + 2 * CHAIN_HASH_BYTES } };
}

/* The length of a blob by its kind, of COUNT bytes before END. */
static bool
blob_before(const Carver *carver, gsize end, guint count, gsize *ret_length)
{
    guint64 kind;
    if (!number_before(carver, end, count, &kind) || kind < 12 || kind % 2 != 0)
        return false;
    *ret_length = (gsize)(kind - 12) / 2;
    return *ret_length <= carver->ground->length;
}

/* A row whose box has a kind of COUNT bytes, before the kinds of the rest. */
static bool
find_row(Carver *carver, guint count, CarvedRow *ret_row)
{
    Cell cell;
    gsize box, header = 7 + count;
    if (carver->at < 3 + count || !blob_before(carver, carver->at, count, &box))
        return false;
    gsize start = carver->at - count - 3;
    const guint8 *kinds = carver->ground->bytes + start;
    if (kinds[0] != header || kinds[1] != 0 || (kinds[2] != KIND_ONE && kinds[2] != KIND_BYTE))
        return false;
    gsize epoch = kinds[2] == KIND_BYTE;
    if (!find_cell(carver, start, header + epoch + box + ROW_ENDS, 6, &cell))
        return false;
    const guint8 *bytes = bytes_of(carver, &cell);
    if (bytes == NULL)
        return false;
    *ret_row = row_of(cell.key, epoch != 0 ? bytes[header] : 1, bytes + header + epoch, box);
    return true;
}

static gsize
carve_row(Carver *carver, CarveRow take, gpointer user)
{
    CarvedRow row;
    for (guint count = 2; count <= 5; count++)
        if (find_row(carver, count, &row) && take(&row, user))
            return sizeof row_kinds;
    return 1;
}

/* ---- rows as a copy lays them down ---- */

#define COPY_ROW 8
#define NUMBER_CELL 1
#define BYTES_CELL 3
#define COPY_ROW_BEGINS 24 /* table, place, epoch, and the length of the box */

/* True if at BYTES begins a cell of LENGTH bytes. */
static bool
is_bytes_cell(const guint8 *bytes, gsize length)
{
    return bytes[0] == BYTES_CELL && number_at(bytes + 1, 4) == length;
}

static gsize
carve_copied(const Carver *carver, CarveRow take, gpointer user)
{
    const guint8 *bytes = carver->ground->bytes + carver->at;
    gsize left = carver->ground->length - carver->at, ends = ROW_ENDS + 3 * 5;
    if (left < COPY_ROW_BEGINS + ends || bytes[1] != NUMBER_CELL || bytes[10] != NUMBER_CELL ||
        bytes[19] != BYTES_CELL)
        return 1;
    gsize box = (gsize)number_at(bytes + 20, 4), all = COPY_ROW_BEGINS + box + ends;
    const guint8 *after = bytes + COPY_ROW_BEGINS + box;
    if (box > left || all > left || !is_bytes_cell(after, CHAIN_HASH_BYTES) ||
        !is_bytes_cell(after + 37, CHAIN_HASH_BYTES) ||
        !is_bytes_cell(after + 74, CHAIN_SIGNATURE_BYTES))
        return 1;
    CarvedRow found = row_of(number_at(bytes + 2, 8), (guint32)number_at(bytes + 11, 8),
                             bytes + COPY_ROW_BEGINS, box);
    found.row.prev = after + 5;
    found.row.hash = after + 37 + 5;
    found.row.signature = after + 74 + 5;
    return take(&found, user) ? all : 1;
}

void
carve_rows(const CarveGround *ground, CarveRow take, gpointer user)
{
    g_autoptr(GByteArray) whole = g_byte_array_new();
    Carver carver = { ground, 0, (guint64)ground->length * GATHER_TIMES, whole };
    while (carver.at < ground->length) {
        const guint8 *here = ground->bytes + carver.at;
        if (*here == COPY_ROW)
            carver.at += carve_copied(&carver, take, user);
        else if (*here == row_kinds[0] && ground->length - carver.at >= sizeof row_kinds &&
                 memcmp(here, row_kinds, sizeof row_kinds) == 0)
            carver.at += carve_row(&carver, take, user);
        else
            carver.at++;
    }
}

/* ---- spares ---- */

/* Longer than any layout with its keys and stations can be. */
#define HEAD_MOST (4 << 20)

static bool
carve_in_page(Carver *carver, CarveHead take, gpointer user)
{
    Cell cell;
    gsize length;
    for (guint count = 1; count <= 4; count++) {
        if (carver->at < count + 2 || !blob_before(carver, carver->at, count, &length))
            continue;
        gsize start = carver->at - count - 2, header = count + 2;
        const guint8 *kinds = carver->ground->bytes + start;
        if (kinds[0] != header || kinds[1] != 0 || length > HEAD_MOST ||
            !find_cell(carver, start, header + length, 1, &cell))
            continue;
        const guint8 *bytes = bytes_of(carver, &cell);
        if (bytes != NULL && take(bytes + header, length, user))
            return true;
    }
    return false;
}

static bool
carve_in_copy(Carver *carver, CarveHead take, gpointer user)
{
    const guint8 *bytes = carver->ground->bytes + carver->at;
    if (carver->at < 5 || bytes[-5] != BYTES_CELL)
        return false;
    gsize length = (gsize)number_at(bytes - 4, 4);
    if (length > HEAD_MOST || length > carver->ground->length - carver->at ||
        length > carver->patience)
        return false;
    carver->patience -= length;
    return take(bytes, length, user);
}

void
carve_heads(const CarveGround *ground, CarveHead take, gpointer user)
{
    g_autoptr(GByteArray) whole = g_byte_array_new();
    Carver carver = { ground, 0, (guint64)ground->length * GATHER_TIMES, whole };
    const guint8 *end = ground->bytes + ground->length, *here = ground->bytes;
    while ((here = memmem(here, (gsize)(end - here), COPY_HEAD_NAME, HEAD_NAME_BYTES)) != NULL) {
        carver.at = (gsize)(here - ground->bytes);
        if (!carve_in_copy(&carver, take, user))
            carve_in_page(&carver, take, user);
        here += HEAD_NAME_BYTES;
    }
}
