/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/page-open.h"

#include "tui/clock-check.h"
#include "tui/observer-entry.h"
#include "tui/page-ward.h"
#include "tui/passphrase-entry.h"
#include "tui/ward-entry.h"

#include "desk/desk.h"
#include "desk/shelf.h"

#include "base/error.h"
#include "base/language.h"
#include "base/secret.h"
#include "base/text.h"

#include <string.h>

typedef enum { STEP_BOOK, STEP_WARD, STEP_PASSPHRASE, STEP_OBSERVER, STEP_CLOCK } OpenStep;

typedef struct {
    Page page;
    const char *observer; /* given from outside, or NULL */
    const char *key;      /* likewise, the name of a key */
    GPtrArray *books;     /* char * */
    guint at;
    OpenStep step;
    WardEntry *ward;             /* once a new one is told */
    PassphraseEntry *passphrase; /* once it is asked */
    ObserverEntry *who;          /* while it is asked */
    ClockCheck *clock;           /* once the clock is asked about */
    char *born;                  /* of a book that was just made; NULL */
    bool asks_observer;
    bool asks_clock;
} OpenPage;

/* The name of the key that was chosen for BOOK, else the one that was given. */
static const char *
key_of(const OpenPage *open, const char *book)
{
    bool asked =
        open->passphrase != NULL && strcmp(passphrase_entry_book(open->passphrase), book) == 0;
    return asked ? passphrase_entry_name(open->passphrase) : open->key;
}

static bool
open_book(OpenPage *open, const char *book, const char *passphrase, GError **error)
{
    Session *session = open->page.session;
    DeskOpening opening = { .book = book,
                            .passphrase = passphrase,
                            .key = key_of(open, book),
                            .observer = open->observer,
                            .now = session->now,
                            .clock = session->clock };
    session->desk = desk_open(&opening, error);
    if (session->desk == NULL)
        return false;
    desk_use_dispatch(session->desk, session->dispatch);
    session->book = g_strdup(book);
    session_refresh(session, false);
    g_autofree char *news = desk_new_here(session->desk);
    session_tell(session, news);
    return true;
}

/* What has to be done about a new book is said once more where it can be done. */
static void
go_to_ward(OpenPage *open)
{
    Session *session = open->page.session;
    g_autofree char *born = g_steal_pointer(&open->born);
    session_close_page(session);
    session->ends = false;
    session_open_page(session, page_ward_new());
    if (born != NULL)
        session_tell(session, born);
}

/* What comes after the observer: the clock, unless it is a fixed one. */
static void
go_to_clock(OpenPage *open)
{
    g_clear_pointer(&open->who, observer_entry_free);
    if (!open->asks_clock) {
        go_to_ward(open);
        return;
    }
    open->clock = clock_check_new(open->page.session);
    open->step = STEP_CLOCK;
}

static void
go_to_observer(OpenPage *open)
{
    if (!open->asks_observer) {
        go_to_clock(open);
        return;
    }
    open->step = STEP_OBSERVER;
    open->who = observer_entry_new(open->page.session->desk, NULL);
    if (open->born != NULL)
        session_tell(open->page.session, open->born);
}

/* The same book keeps its line and its lockout. */
static void
ask_passphrase(OpenPage *open, const char *book)
{
    open->step = STEP_PASSPHRASE;
    if (open->passphrase != NULL && strcmp(passphrase_entry_book(open->passphrase), book) == 0)
        return;
    g_clear_pointer(&open->passphrase, passphrase_entry_free);
    open->passphrase = passphrase_entry_new(book, open->key, open->page.session->clock);
}

/* Opens BOOK and goes on, or asks for its passphrase. False with an error if it is no book that can
 * be opened. */
static bool
try_book(OpenPage *open, const char *book, const char *passphrase, GError **error)
{
    g_autoptr(GError) failed = NULL;
    if (open_book(open, book, passphrase, &failed)) {
        go_to_observer(open);
        return true;
    }
    if (!g_error_matches(failed, MEGURI_ERROR, MEGURI_ERROR_LOCKED)) {
        g_propagate_error(error, g_steal_pointer(&failed));
        return false;
    }
    ask_passphrase(open, book);
    if (passphrase != NULL && !passphrase_entry_waits(open->passphrase))
        session_warn(open->page.session, failed->message);
    return true;
}

static void
choose_book(OpenPage *open)
{
    g_autoptr(GError) error = NULL;
    if (open->at < open->books->len &&
        !try_book(open, g_ptr_array_index(open->books, open->at), NULL, &error))
        session_warn(open->page.session, error->message);
}

static void
take_passphrase(OpenPage *open)
{
    g_autoptr(GError) error = NULL;
    const char *missing = passphrase_entry_missing(open->passphrase);
    g_autoptr(Secret) typed = passphrase_entry_take(open->passphrase);
    if (missing != NULL || !try_book(open, passphrase_entry_book(open->passphrase), typed, &error))
        session_warn(open->page.session, missing != NULL ? missing : error->message);
}

/* What was typed of a ward before is still there. */
static void
ask_ward(OpenPage *open)
{
    if (open->ward == NULL)
        open->ward = ward_entry_new();
    open->step = STEP_WARD;
}

/* Makes the book of the ward that was told, and opens it. */
static bool
make_ward(OpenPage *open, GError **error)
{
    g_auto(WardTold) told = { 0 };
    if (!ward_entry_told(open->ward, &told, error))
        return false;
    g_autofree char *path = shelf_place(told.name, error);
    BookBirth birth = { .book = path,
                        .layout_file = _("Rooms"),
                        .layout_text = told.layout,
                        .passphrase = told.passphrase };
    if (path == NULL || !desk_new_book(&birth, error))
        return false;
    g_clear_pointer(&open->born, g_free);
    open->born = desk_birth_words(&birth);
    return try_book(open, path, told.passphrase, error);
}

static void
draw_books(const OpenPage *open, const Canvas *canvas)
{
    if (open->books->len == 0) {
        canvas_lines(
            canvas, (Spot){ 4, 2, 74 }, 6, INK_PLAIN,
            _("There is no ward book on this PC yet. n makes one from the rooms and their "
              "beds. Where the ward has a layout file, or another PC has its book already: "
              "leave with q, then meguri new BOOK --layout WARD.ini, or --copy with a copy "
              "of that book. To practise: meguri drill."));
        return;
    }
    canvas_text(canvas, (Spot){ 4, 2, 0 }, INK_STRONG, _("Which ward book?"));
    for (guint i = 0; i < open->books->len; i++) {
        char sign[2] = { i < 9 ? (char)('1' + i) : ' ', '\0' };
        g_autofree char *name = g_path_get_basename(g_ptr_array_index(open->books, i));
        canvas_text(canvas, (Spot){ 6 + (int)i, 4, 1 }, INK_KEY, sign);
        canvas_text(canvas, (Spot){ 6 + (int)i, 6, 50 }, i == open->at ? INK_CURSOR : INK_PLAIN,
                    name);
    }
}

static void
draw(Page *page, const Canvas *canvas)
{
    OpenPage *open = (OpenPage *)page;
    canvas_text(canvas, (Spot){ 0, 2, 0 }, INK_STRONG, "meguri");
    canvas_lines(
        canvas, (Spot){ 1, 2, 0 }, 2, INK_QUIET,
        _("Who is in hospital, in which bed, and how they travel: by what was seen and said."));
    Canvas below = canvas_part(canvas, (Spot){ 4, 0, 0 }, canvas->rows - 4);
    switch (open->step) {
    case STEP_BOOK:
        draw_books(open, canvas);
        break;
    case STEP_WARD:
        ward_entry_draw(open->ward, &below);
        break;
    case STEP_PASSPHRASE:
        passphrase_entry_draw(open->passphrase, &below);
        break;
    case STEP_OBSERVER:
        observer_entry_draw(open->who, &below);
        break;
    case STEP_CLOCK:
        clock_check_draw(open->clock, &below);
        break;
    }
}

static bool
key_in_books(OpenPage *open, const Key *key)
{
    if (key->kind != KEY_KIND_SIGN || key->sign < '1' || key->sign > '9' ||
        key->sign - '1' >= open->books->len)
        return false;
    open->at = key->sign - '1';
    choose_book(open);
    return true;
}

static bool
key_in_ward(OpenPage *open, const Key *key)
{
    g_autoptr(GError) error = NULL;
    if (key->kind == KEY_KIND_ESCAPE) {
        open->step = STEP_BOOK;
        return true;
    }
    WardStep step = ward_entry_key(open->ward, key);
    if (step == WARD_GIVEN && !make_ward(open, &error))
        session_warn(open->page.session, error->message);
    return step != WARD_IGNORED;
}

static bool
key_in_passphrase(OpenPage *open, const Key *key)
{
    if (key->kind == KEY_KIND_ENTER)
        take_passphrase(open);
    else if (key->kind == KEY_KIND_ESCAPE && open->books->len > 0) {
        g_clear_pointer(&open->passphrase, passphrase_entry_free);
        open->step = STEP_BOOK;
    } else {
        return passphrase_entry_key(open->passphrase, key);
    }
    return true;
}

static bool
key_in_observer(OpenPage *open, const Key *key)
{
    Session *session = open->page.session;
    ObserverStep step = observer_entry_key(open->who, key);
    if (step == OBSERVER_MISSING)
        session_warn(session, _("Please tell who is looking: every entry carries the name."));
    if (step == OBSERVER_GIVEN) {
        desk_set_observer(session->desk, observer_entry_name(open->who));
        go_to_clock(open);
    }
    return step != OBSERVER_IGNORED;
}

static bool
key_in_clock(OpenPage *open, const Key *key)
{
    ClockStep step = clock_check_key(open->clock, key);
    if (step == CLOCK_DONE)
        go_to_ward(open);
    return step != CLOCK_IGNORED;
}

static bool
take_key(Page *page, const Key *key)
{
    OpenPage *open = (OpenPage *)page;
    switch (open->step) {
    case STEP_BOOK:
        return key_in_books(open, key);
    case STEP_WARD:
        return key_in_ward(open, key);
    case STEP_PASSPHRASE:
        return key_in_passphrase(open, key);
    case STEP_OBSERVER:
        return key_in_observer(open, key);
    case STEP_CLOCK:
        return key_in_clock(open, key);
    }
    return false;
}

static void
act(Page *page, Action action)
{
    OpenPage *open = (OpenPage *)page;
    guint count = open->books->len;
    if (action == ACTION_NEW_WARD)
        ask_ward(open);
    if (open->step != STEP_BOOK || count == 0)
        return;
    if (action == ACTION_UP)
        open->at = (open->at + count - 1) % count;
    else if (action == ACTION_DOWN)
        open->at = (open->at + 1) % count;
    else if (action == ACTION_ENTER)
        choose_book(open);
}

static void
free_page(Page *page)
{
    OpenPage *open = (OpenPage *)page;
    g_ptr_array_unref(open->books);
    g_clear_pointer(&open->ward, ward_entry_free);
    g_clear_pointer(&open->passphrase, passphrase_entry_free);
    g_clear_pointer(&open->who, observer_entry_free);
    g_clear_pointer(&open->clock, clock_check_free);
    g_free(open->born);
    g_free(open);
}

/* A letter is text while a name or a time is typed. */
static bool
offers(const Page *page, Action action)
{
    const OpenPage *open = (const OpenPage *)page;
    bool books = open->step == STEP_BOOK;
    bool types_time = open->clock != NULL && clock_check_is_typing(open->clock);
    bool typed = open->step == STEP_WARD || open->step == STEP_PASSPHRASE || types_time;
    if (action == ACTION_NEW_WARD)
        return books;
    if (action == ACTION_QUIT)
        return open->who == NULL && !typed;
    if (action == ACTION_ENTER)
        return open->who != NULL || typed || (books && open->books->len > 0);
    return action != ACTION_BACK || typed;
}

/* Then what comes all at once is an answer: the key out of the envelope is scanned, rooms are
 * pasted; nobody's name is. */
static bool
types(const Page *page)
{
    OpenStep step = ((const OpenPage *)page)->step;
    return step == STEP_WARD || step == STEP_PASSPHRASE;
}

static const PageOps ops = {
    .kind = PAGE_OPEN,
    .draw = draw,
    .key = take_key,
    .act = act,
    .types = types,
    .offers = offers,
    .free = free_page,
};

bool
page_open_start(Session *session, const AppStart *start, GError **error)
{
    OpenPage *open = g_new0(OpenPage, 1);
    open->page.ops = &ops;
    open->books = start->books != NULL ? g_ptr_array_ref(start->books) : g_ptr_array_new();
    open->observer = start->observer;
    open->key = start->key;
    open->asks_observer = start->observer == NULL;
    open->asks_clock = start->now == NULL;
    session_open_page(session, &open->page);
    const char *book = start->book;
    if (book == NULL && open->books->len == 1)
        book = g_ptr_array_index(open->books, 0);
    bool opened = book == NULL || try_book(open, book, start->passphrase, error);
    if (start->passphrase != NULL)
        explicit_bzero(start->passphrase, strlen(start->passphrase));
    return opened;
}
