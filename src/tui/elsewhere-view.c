/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/elsewhere-view.h"

#include "tui/field.h"

#include "desk/elsewhere.h"

#include "base/language.h"

#include <string.h>

#define ROWS 14
#define FOLDERS_MOST 4

struct ElsewhereView {
    Session *session;
    char *why;          /* of the last refusal */
    char *refused;      /* the entry in words, or NULL */
    GPtrArray *folders; /* char *: what can be chosen by a digit */
    Field *field;
    bool due; /* the book is written next */
};

ElsewhereView *
elsewhere_view_new(Session *session, char *why)
{
    ElsewhereView *view = g_new0(ElsewhereView, 1);
    view->session = session;
    view->why = why;
    view->refused = elsewhere_refused(session->desk);
    view->folders = elsewhere_folders(session->desk);
    view->field = field_new(FIELD_PLAIN);
    if (view->folders->len > FOLDERS_MOST)
        g_ptr_array_set_size(view->folders, FOLDERS_MOST);
    return view;
}

void
elsewhere_view_free(ElsewhereView *view)
{
    if (view == NULL)
        return;
    field_free(view->field);
    g_ptr_array_unref(view->folders);
    g_free(view->refused);
    g_free(view->why);
    g_free(view);
}

/* A lone digit stands for a folder that is shown. */
static const char *
chosen(const ElsewhereView *view, const Key *key)
{
    bool digit = key->kind == KEY_KIND_SIGN && key->sign >= '1' && key->sign <= '9';
    guint index = digit ? (guint)(key->sign - '1') : view->folders->len;
    return field_is_empty(view->field) && index < view->folders->len ? view->folders->pdata[index]
                                                                     : NULL;
}

bool
elsewhere_view_key(ElsewhereView *view, const Key *key)
{
    const char *folder = chosen(view, key);
    if (key->kind == KEY_KIND_ESCAPE)
        return true;
    if (folder != NULL)
        field_set(view->field, folder);
    else if (key->kind == KEY_KIND_ENTER)
        view->due = !field_is_empty(view->field);
    else
        field_key(view->field, key);
    return false;
}

bool
elsewhere_view_work(ElsewhereView *view)
{
    Session *session = view->session;
    g_autoptr(GError) error = NULL;
    if (!view->due)
        return false;
    view->due = false;
    g_autofree char *folder = field_text(view->field);
    g_autofree char *words = elsewhere_go(session->desk, folder, &error);
    if (words == NULL) {
        g_free(view->why);
        view->why = g_strdup_printf(_("NOT SAVED THERE EITHER (%s). Try another folder; until then "
                                      "note the entry on paper too."),
                                    error->message);
        return false;
    }
    g_autofree char *told =
        g_strconcat(view->refused != NULL ? _("The same key goes on. ") : "", words, NULL);
    session_change_book(session);
    session_tell(session, told);
    return true;
}

static int
draw_folders(const ElsewhereView *view, const Canvas *canvas, int row)
{
    for (guint i = 0; i < view->folders->len; i++) {
        char sign[2] = { (char)('1' + i), '\0' };
        canvas_text(canvas, (Spot){ row + (int)i, 2, 1 }, INK_KEY, sign);
        canvas_text(canvas, (Spot){ row + (int)i, 4, 0 }, INK_PLAIN, view->folders->pdata[i]);
    }
    return row + (int)view->folders->len;
}

void
elsewhere_view_draw(const ElsewhereView *view, const Canvas *canvas)
{
    int row = 1;
    Canvas part = canvas_part(canvas, (Spot){ MAX(0, canvas->rows - ROWS), 0, 0 }, ROWS);
    canvas_clear(&part);
    canvas_rule(&part, 0);
    row += canvas_lines(&part, (Spot){ row, 2, 0 }, 4, INK_LOUD, view->why);
    if (view->refused != NULL) {
        g_autofree char *entry = g_strdup_printf(_("The entry: %s"), view->refused);
        row += canvas_lines(&part, (Spot){ row, 2, 0 }, 2, INK_PLAIN, entry);
    }
    canvas_text(&part, (Spot){ row++, 2, 0 }, INK_STRONG,
                _("Go on in which folder of a stick or another disk?"));
    field_draw(view->field, &part, (Spot){ row++, 4, 0 });
    row = draw_folders(view, &part, row);
    canvas_lines(&part, (Spot){ row, 2, 0 }, 2, INK_QUIET,
                 view->due ? _("writing the whole book there ...")
                 : view->refused != NULL
                     ? _("Enter: writes a whole new book there, with this entry.  Esc: back to the "
                         "page; the same key tries the old place again.")
                     : _("Enter: writes a whole new book there.  Esc: back to the page."));
}
