/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cut-state.h"

#define SECTOR 512
#define IN_ALL 16 /* chances are counted in sixteenths */

typedef enum { CHANGE_PENDING, CHANGE_UNDECIDED, CHANGE_SETTLED } ChangeFate;

typedef struct {
    ChangeFate fate; /* undecided: its sync failed, and no later one decides */
    const Step *step;
} Change;

typedef struct {
    GByteArray *settled;
    GArray *changes; /* Change, since; the pending ones are last */
} ModelBody;

struct CutModel {
    GPtrArray *bodies;        /* ModelBody */
    GArray *leads[CUT_NAMES]; /* int: where a name may lead; the last is what the program sees */
};

static void
free_body(gpointer data)
{
    ModelBody *body = data;
    g_byte_array_unref(body->settled);
    g_array_unref(body->changes);
    g_free(body);
}

static ModelBody *
body_at(const CutModel *model, int number)
{
    while ((int)model->bodies->len <= number) {
        ModelBody *body = g_new0(ModelBody, 1);
        body->settled = g_byte_array_new();
        body->changes = g_array_new(FALSE, FALSE, sizeof(Change));
        g_ptr_array_add(model->bodies, body);
    }
    return g_ptr_array_index(model->bodies, number);
}

CutModel *
cut_model_new(const CutDisk *disk)
{
    CutModel *model = g_new0(CutModel, 1);
    model->bodies = g_ptr_array_new_with_free_func(free_body);
    for (int name = 0; name < CUT_NAMES; name++) {
        int number = disk->named[name];
        model->leads[name] = g_array_new(FALSE, FALSE, sizeof(int));
        g_array_append_val(model->leads[name], number);
        if (number == CUT_NOTHING)
            continue;
        const GByteArray *view = cut_disk_body(disk, number)->view;
        g_byte_array_append(body_at(model, number)->settled, view->data, view->len);
    }
    return model;
}

void
cut_model_free(CutModel *model)
{
    if (model == NULL)
        return;
    for (int name = 0; name < CUT_NAMES; name++)
        g_array_unref(model->leads[name]);
    g_ptr_array_unref(model->bodies);
    g_free(model);
}

static void
apply_whole(GByteArray *bytes, const Step *step)
{
    gsize length;
    if (step->kind == STEP_TRUNCATE) {
        cut_bytes_truncate(bytes, step->at);
        return;
    }
    const guint8 *data = g_bytes_get_data(step->bytes, &length);
    cut_bytes_write(bytes, step->at, data, length);
}

/* What is settled and lies on nothing but settled bytes needs no list any more. */
static void
fold(ModelBody *body)
{
    guint done = 0;
    while (done < body->changes->len) {
        const Change *change = &g_array_index(body->changes, Change, done);
        if (change->fate != CHANGE_SETTLED)
            break;
        apply_whole(body->settled, change->step);
        done++;
    }
    g_array_remove_range(body->changes, 0, done);
}

static guint
first_pending(const ModelBody *body)
{
    guint first = body->changes->len;
    while (first > 0 && g_array_index(body->changes, Change, first - 1).fate == CHANGE_PENDING)
        first--;
    return first;
}

static void
decide_pending(ModelBody *body, ChangeFate fate)
{
    for (guint i = first_pending(body); i < body->changes->len; i++)
        g_array_index(body->changes, Change, i).fate = fate;
    fold(body);
}

static void
lead(CutModel *model, CutName name, int body)
{
    g_array_append_val(model->leads[name], body);
}

static void
settle_names(CutModel *model)
{
    for (int name = 0; name < CUT_NAMES; name++)
        g_array_remove_range(model->leads[name], 0, model->leads[name]->len - 1);
}

void
cut_model_take(CutModel *model, const Step *step)
{
    ModelBody *body = body_at(model, step->body);
    Change change = { CHANGE_PENDING, step };
    switch (step->kind) {
    case STEP_WRITE:
    case STEP_TRUNCATE:
        g_array_append_val(body->changes, change);
        break;
    case STEP_SYNC:
        decide_pending(body, CHANGE_SETTLED);
        break;
    case STEP_SYNC_FAILED:
        decide_pending(body, CHANGE_UNDECIDED);
        break;
    case STEP_SYNC_FORGOT:
        g_array_set_size(body->changes, first_pending(body));
        break;
    case STEP_CREATE:
        lead(model, step->name, step->body);
        break;
    case STEP_DELETE:
        lead(model, step->name, CUT_NOTHING);
        break;
    case STEP_SYNC_FOLDER:
        settle_names(model);
        break;
    case STEP_BEGUN:
    case STEP_SAVED:
    case STEP_REFUSED:
        break;
    }
}

bool
cut_model_is_settled(const CutModel *model)
{
    bool settled = true;
    for (int name = 0; name < CUT_NAMES; name++)
        settled &= model->leads[name]->len == 1;
    for (guint i = 0; i < model->bodies->len; i++)
        settled &= body_at(model, (int)i)->changes->len == 0;
    return settled;
}

typedef struct {
    Manner manner;
    guint keeps; /* in IN_ALL */
    Chance *chance;
} Cut;

static bool
happens(const Cut *cut, guint sixteenths)
{
    return chance_below(cut->chance, IN_ALL) < sixteenths;
}

static void
write_junk(GByteArray *bytes, gint64 at, gsize length, Chance *chance)
{
    guint8 junk[SECTOR];
    bool zero = chance_below(chance, 4) == 0; /* what a disk gives that never wrote there */
    for (gsize i = 0; i < length; i++)
        junk[i] = zero ? 0 : (guint8)chance_below(chance, 256);
    cut_bytes_write(bytes, at, junk, length);
}

/* Each sector of a write alone; in order, nothing after the first that is missing. */
static void
apply_torn(GByteArray *bytes, const Step *step, const Cut *cut)
{
    gsize length, piece;
    const guint8 *data = g_bytes_get_data(step->bytes, &length);
    for (gsize from = 0; from < length; from += piece) {
        gint64 at = step->at + (gint64)from;
        piece = MIN(length - from, SECTOR - (gsize)at % SECTOR);
        bool kept = happens(cut, cut->keeps);
        if (kept && cut->manner == MANNER_JUNK && happens(cut, IN_ALL / 4))
            write_junk(bytes, at, piece, cut->chance);
        else if (kept)
            cut_bytes_write(bytes, at, data + from, piece);
        else if (cut->manner == MANNER_IN_ORDER)
            return;
    }
}

static void
apply_by_chance(GByteArray *bytes, const Step *step, const Cut *cut)
{
    bool tears = cut->manner == MANNER_TORN || cut->manner == MANNER_JUNK ||
                 (cut->manner == MANNER_REORDERED && happens(cut, IN_ALL / 2));
    if (step->kind == STEP_WRITE && tears)
        apply_torn(bytes, step, cut);
    else if (happens(cut, cut->keeps))
        apply_whole(bytes, step);
}

static void
shuffle(GArray *steps, Chance *chance)
{
    for (guint i = steps->len; i > 1; i--) {
        guint other = chance_below(chance, i);
        const Step *moved = g_array_index(steps, const Step *, i - 1);
        g_array_index(steps, const Step *, i - 1) = g_array_index(steps, const Step *, other);
        g_array_index(steps, const Step *, other) = moved;
    }
}

static void
apply_pending(GByteArray *bytes, GArray *steps, const Cut *cut)
{
    guint kept = chance_below(cut->chance, steps->len + 1);
    if (cut->manner == MANNER_REORDERED)
        shuffle(steps, cut->chance);
    for (guint i = 0; i < steps->len; i++) {
        const Step *step = g_array_index(steps, const Step *, i);
        if (cut->manner != MANNER_IN_ORDER)
            apply_by_chance(bytes, step, cut);
        else if (i < kept)
            apply_whole(bytes, step);
        else if (i == kept && step->kind == STEP_WRITE)
            apply_torn(bytes, step, cut);
    }
}

static GByteArray *
cut_body(const ModelBody *body, const Cut *cut)
{
    guint pending = first_pending(body);
    GByteArray *bytes = cut_bytes_copy(body->settled);
    g_autoptr(GArray) last = g_array_new(FALSE, FALSE, sizeof(const Step *));
    for (guint i = 0; i < body->changes->len; i++) {
        const Change *change = &g_array_index(body->changes, Change, i);
        if (i >= pending)
            g_array_append_val(last, change->step);
        else if (change->fate == CHANGE_SETTLED)
            apply_whole(bytes, change->step);
        else
            apply_by_chance(bytes, change->step, cut);
    }
    apply_pending(bytes, last, cut);
    return bytes;
}

CutDisk *
cut_model_cut(const CutModel *model, Manner manner, Chance *chance)
{
    static const guint keeps[] = { 0, 2, 8, 14, IN_ALL };
    CutDisk *disk = cut_disk_new();
    for (int name = 0; name < CUT_NAMES; name++) {
        Cut cut = { manner, keeps[chance_below(chance, G_N_ELEMENTS(keeps))], chance };
        const GArray *leads = model->leads[name];
        int number = g_array_index(leads, int, chance_below(chance, leads->len));
        if (number == CUT_NOTHING)
            continue;
        CutBody *body = cut_disk_body(disk, cut_disk_create(disk, name));
        g_byte_array_unref(body->view);
        body->view = cut_body(body_at(model, number), &cut);
    }
    return disk;
}
