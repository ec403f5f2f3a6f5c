/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/witness.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define HEX_BYTES (2 * CHAIN_HASH_BYTES)
#define SUM_SIGNS 8
#define LINE_BYTES (20 + 1 + HEX_BYTES + 1 + SUM_SIGNS + 1)

/* Nobody learns from the name which book or station it is. (transfer full) */
static char *
path_of(const guint8 *book_id, const StationId *station)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(sum, (const guchar *)"meguri witness", 14);
    g_checksum_update(sum, book_id, CHAIN_BOOK_BYTES);
    g_checksum_update(sum, station->bytes, sizeof station->bytes);
    g_autofree char *file = g_strdup_printf("%.32s.end", g_checksum_get_string(sum));
    return g_build_filename(g_get_user_state_dir(), "meguri", file, NULL);
}

/* "00000000000000000070 HASH SUM": of one length, so that it is written over in one go; what was
 * half written has another sum. (transfer full) */
static char *
line_of(const Witness *witness)
{
    char hex[HEX_BYTES + 1];
    sodium_bin2hex(hex, sizeof hex, witness->hash.bytes, sizeof witness->hash.bytes);
    g_autofree char *text = g_strdup_printf("%020" G_GUINT64_FORMAT " %s", witness->seq, hex);
    g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
    return g_strdup_printf("%s %.*s\n", text, SUM_SIGNS, sum);
}

Witness
witness_recall(const guint8 *book_id, const StationId *station)
{
    Witness read = { 0 };
    char hex[HEX_BYTES + 1] = "";
    g_autofree char *path = path_of(book_id, station);
    g_autofree char *line = NULL;
    if (!g_file_get_contents(path, &line, NULL, NULL) ||
        sscanf(line, "%20" SCNu64 " %64[0-9a-f]", &read.seq, hex) != 2 ||
        sodium_hex2bin(read.hash.bytes, sizeof read.hash.bytes, hex, strlen(hex), NULL, NULL,
                       NULL) != 0)
        return (Witness){ 0 };
    g_autofree char *again = line_of(&read);
    return strcmp(again, line) == 0 ? read : (Witness){ 0 };
}

void
witness_keep(const guint8 *book_id, const ChainHead *head)
{
    Witness witness = { head->seq, head->hash };
    g_autofree char *path = path_of(book_id, &head->station);
    g_autofree char *line = line_of(&witness);
    int file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0) {
        g_autofree char *folder = g_path_get_dirname(path);
        g_mkdir_with_parents(folder, 0700);
        file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    }
    if (file < 0)
        return;
    if (pwrite(file, line, LINE_BYTES, 0) != LINE_BYTES)
        g_unlink(path); /* rather nothing than half of it */
    close(file);
}
