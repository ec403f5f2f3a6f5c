/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cut-disk.h"

#include <string.h>

static void
clear_step(gpointer step)
{
    GBytes *bytes = ((Step *)step)->bytes;
    if (bytes != NULL)
        g_bytes_unref(bytes);
}

static void
free_body(gpointer data)
{
    CutBody *body = data;
    g_byte_array_unref(body->view);
    if (body->synced != NULL)
        g_byte_array_unref(body->synced);
    g_free(body);
}

CutDisk *
cut_disk_new(void)
{
    CutDisk *disk = g_new0(CutDisk, 1);
    disk->bodies = g_ptr_array_new_with_free_func(free_body);
    for (int name = 0; name < CUT_NAMES; name++)
        disk->named[name] = CUT_NOTHING;
    return disk;
}

void
cut_disk_free(CutDisk *disk)
{
    if (disk == NULL)
        return;
    if (disk->steps != NULL)
        g_array_unref(disk->steps);
    g_ptr_array_unref(disk->bodies);
    g_free(disk);
}

GByteArray *
cut_bytes_copy(const GByteArray *bytes)
{
    GByteArray *copy = g_byte_array_sized_new(bytes->len);
    return g_byte_array_append(copy, bytes->data, bytes->len);
}

void
cut_bytes_truncate(GByteArray *bytes, gint64 length)
{
    guint old = bytes->len;
    g_byte_array_set_size(bytes, (guint)length);
    if (bytes->len > old)
        memset(bytes->data + old, 0, bytes->len - old);
}

void
cut_bytes_write(GByteArray *bytes, gint64 at, const guint8 *data, gsize length)
{
    if (at + (gint64)length > bytes->len)
        cut_bytes_truncate(bytes, at + (gint64)length);
    memcpy(bytes->data + at, data, length);
}

static void
keep_as_synced(CutBody *body)
{
    if (body->synced != NULL)
        g_byte_array_unref(body->synced);
    body->synced = cut_bytes_copy(body->view);
}

void
cut_disk_record(CutDisk *disk)
{
    disk->steps = g_array_new(FALSE, TRUE, sizeof(Step));
    g_array_set_clear_func(disk->steps, clear_step);
    for (guint i = 0; i < disk->bodies->len; i++)
        keep_as_synced(g_ptr_array_index(disk->bodies, i));
}

static void
take_down(CutDisk *disk, Step step)
{
    if (disk->steps == NULL)
        return;
    if (step.bytes != NULL)
        g_bytes_ref(step.bytes);
    g_array_append_val(disk->steps, step);
}

void
cut_disk_mark(CutDisk *disk, StepKind kind, guint number)
{
    take_down(disk, (Step){ .kind = kind, .at = number });
}

CutBody *
cut_disk_body(const CutDisk *disk, int body)
{
    return g_ptr_array_index(disk->bodies, body);
}

int
cut_disk_add(CutDisk *disk)
{
    CutBody *body = g_new0(CutBody, 1);
    body->view = g_byte_array_new();
    g_ptr_array_add(disk->bodies, body);
    return (int)disk->bodies->len - 1;
}

int
cut_disk_create(CutDisk *disk, CutName name)
{
    int body = cut_disk_add(disk);
    disk->named[name] = body;
    take_down(disk, (Step){ .kind = STEP_CREATE, .name = name, .body = body });
    return body;
}

void
cut_disk_delete(CutDisk *disk, CutName name)
{
    disk->named[name] = CUT_NOTHING;
    take_down(disk, (Step){ .kind = STEP_DELETE, .name = name });
}

void
cut_disk_write(CutDisk *disk, int body, gint64 at, GBytes *bytes)
{
    gsize length;
    const guint8 *data = g_bytes_get_data(bytes, &length);
    cut_bytes_write(cut_disk_body(disk, body)->view, at, data, length);
    take_down(disk, (Step){ .kind = STEP_WRITE, .body = body, .at = at, .bytes = bytes });
}

void
cut_disk_truncate(CutDisk *disk, int body, gint64 length)
{
    cut_bytes_truncate(cut_disk_body(disk, body)->view, length);
    take_down(disk, (Step){ .kind = STEP_TRUNCATE, .body = body, .at = length });
}

static void
forget_unsynced(CutBody *body)
{
    g_byte_array_set_size(body->view, 0);
    if (body->synced != NULL)
        g_byte_array_append(body->view, body->synced->data, body->synced->len);
}

bool
cut_disk_sync(CutDisk *disk, int body)
{
    if (disk->steps == NULL)
        return true;
    if (++disk->syncs != disk->failing) {
        keep_as_synced(cut_disk_body(disk, body));
        take_down(disk, (Step){ .kind = STEP_SYNC, .body = body });
        return true;
    }
    if (disk->forgets)
        forget_unsynced(cut_disk_body(disk, body));
    StepKind kind = disk->forgets ? STEP_SYNC_FORGOT : STEP_SYNC_FAILED;
    take_down(disk, (Step){ .kind = kind, .body = body });
    return false;
}

void
cut_disk_sync_folder(CutDisk *disk)
{
    take_down(disk, (Step){ .kind = STEP_SYNC_FOLDER });
}

#define MIX_START G_GUINT64_CONSTANT(0xCBF29CE484222325)

/* FNV-1a, but over words: a state is met again only if all of it is the same. */
static guint64
mix(guint64 sum, guint64 word)
{
    sum = (sum ^ word) * G_GUINT64_CONSTANT(0x100000001B3);
    return sum ^ sum >> 29;
}

static guint64
mix_bytes(guint64 sum, const GByteArray *bytes)
{
    guint64 word;
    gsize at = 0;
    sum = mix(sum, bytes->len);
    for (; at + sizeof word <= bytes->len; at += sizeof word) {
        memcpy(&word, bytes->data + at, sizeof word);
        sum = mix(sum, word);
    }
    for (; at < bytes->len; at++)
        sum = mix(sum, bytes->data[at]);
    return sum;
}

static guint64
mix_file(guint64 sum, const CutDisk *disk, CutName name)
{
    sum = mix(sum, disk->named[name] == CUT_NOTHING);
    if (disk->named[name] == CUT_NOTHING)
        return sum;
    return mix_bytes(sum, cut_disk_body(disk, disk->named[name])->view);
}

guint64
cut_disk_fingerprint(const CutDisk *disk)
{
    guint64 sum = MIX_START;
    for (int name = 0; name < CUT_NAMES; name++)
        sum = mix_file(sum, disk, name);
    return sum;
}

guint64
cut_disk_fingerprint_of(const CutDisk *disk, CutName name)
{
    return mix_file(MIX_START, disk, name);
}
