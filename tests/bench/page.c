/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a printed page costs: the bed map of 45 beds and the list of 45 persons, first and second
 * page of a process that knows no font yet, against the same texts on a bare page; with one name
 * whose character the first font lacks, and without. PEER-PAGE.PY MAKE adds a peer. */

#include "desk/desk.h"

#include "print/sheet-print.h"

#include "sheets/bed-map.h"
#include "sheets/catalog.h"
#include "sheets/patient-list.h"

#include <string.h>

#include "bare-page.h"
#include "pairs.h"
#include "place.h"
#include "ward-book.h"

#define PAIRS 9
#define OTHERS 5 /* pairs of each other sheet */

enum { FIRST, SECOND, MEMORY, FIGURES };

typedef struct {
    const Sheet *sheet;
    char *to;
} Job;

static bool
print_twice(gpointer user, double *ret_figures)
{
    const Job *job = user;
    g_autoptr(GError) error = NULL;
    double begin = pairs_clock();
    if (!sheet_print(job->sheet, job->to, NULL, NULL, &error)) {
        g_printerr("%s\n", error->message);
        return false;
    }
    ret_figures[FIRST] = pairs_clock() - begin;
    begin = pairs_clock();
    if (!sheet_print(job->sheet, job->to, NULL, NULL, &error))
        return false;
    ret_figures[SECOND] = pairs_clock() - begin;
    ret_figures[MEMORY] = pairs_memory() / 1024;
    return true;
}

static bool
print_bare(gpointer user, double *ret_figures)
{
    const Job *job = user;
    for (guint i = FIRST; i <= SECOND; i++) {
        double begin = pairs_clock();
        bare_page_print(job->sheet, job->to);
        ret_figures[i] = pairs_clock() - begin;
    }
    return true;
}

static Sheet *
make_sheet(const char *folder, bool plain, const char *key)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *path = g_strdup_printf("%s/%s%d.meguri", folder, key, plain);
    DeskOpening opening = {
        .book = path, .observer = "佐々木", .now = WARD_BOOK_NOW, .read_only = true
    };
    SheetWish wish = { .key = key };
    if (!ward_book_make_known(path, WARD_BOOK_BEDS, plain, &error))
        g_error("%s", error->message);
    g_autoptr(Desk) desk = desk_open(&opening, &error);
    if (desk == NULL)
        g_error("%s", error->message);
    return desk_sheet(desk, &wish, &error);
}

/* PAGE twice in a process, in turn with the bare page and with the page without the rare name. */
static void
measure(const char *folder, const char *key, const char *what)
{
    g_autoptr(Sheet) plain = make_sheet(folder, true, key);
    g_autoptr(Sheet) rare = make_sheet(folder, false, key);
    g_autofree char *to_plain = g_build_filename(folder, "plain.pdf", NULL);
    g_autofree char *to_rare = g_build_filename(folder, "rare.pdf", NULL);
    g_autofree char *to_bare = g_build_filename(folder, "bare.pdf", NULL);
    Job job_plain = { plain, to_plain }, job_rare = { rare, to_rare },
        job_bare = { plain, to_bare };
    double ours[FIGURES], with[FIGURES], bare[FIGURES];
    g_autoptr(Pairs) first = pairs_new();
    g_autoptr(Pairs) second = pairs_new();
    g_autoptr(Pairs) again = pairs_new();
    g_autoptr(Pairs) name = pairs_new();
    for (guint i = 0; i < PAIRS; i++) {
        g_assert(pairs_in_child(print_twice, &job_plain, ours, FIGURES));
        g_assert(pairs_in_child(print_bare, &job_bare, bare, FIGURES));
        g_assert(pairs_in_child(print_twice, &job_rare, with, FIGURES));
        pairs_add(first, ours[FIRST], bare[FIRST]);
        pairs_add(second, ours[SECOND], bare[SECOND]);
        pairs_add(again, ours[SECOND], ours[FIRST]);
        pairs_add(name, with[FIRST], ours[FIRST]);
    }
    g_print("%s\n", what);
    pairs_print(first, "  first page", "the bare page, first", 0);
    pairs_print(second, "  second page of the process", "the bare page, second", 0);
    pairs_print(again, "  second : first", "our first page", 0.35);
    pairs_print(name, "  first page with one 𠮷", "the page without", 1.4);
    pairs_figure("  bytes", (double)bare_page_bytes(to_plain), "bytes", 80000);
    pairs_figure("  bytes with one 𠮷", (double)bare_page_bytes(to_rare), "bytes", 80000);
    pairs_figure("  bytes of the bare page", (double)bare_page_bytes(to_bare), "bytes", 0);
    pairs_figure("  memory of the process, with the book", ours[MEMORY], "MiB", 48);
}

/* ---- a peer, process against process ---- */

typedef struct {
    const char *script;
    const char *make;
    const char *folder;
    const char *made; /* of whose book a sheet is printed */
    guint pairs;
} Peer;

/* Milliseconds of COMMAND as a process; negative if it failed. */
static double
run(const char *const *command)
{
    int status = 1;
    double begin = pairs_clock();
    bool ran = g_spawn_sync(NULL, (char **)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                            NULL, &status, NULL);
    return ran && status == 0 ? pairs_clock() - begin : -1;
}

static char *
make_table(const Peer *peer)
{
    g_autofree char *path = g_build_filename(peer->folder, "ward.tsv", NULL);
    g_autofree char *table = NULL;
    const char *command[] = { peer->make, "ward", "45", NULL };
    bool made = g_spawn_sync(NULL, (char **)command, NULL, G_SPAWN_DEFAULT, NULL, NULL, &table,
                             NULL, NULL, NULL) &&
                g_file_set_contents(path, table, -1, NULL);
    return made ? g_steal_pointer(&path) : NULL;
}

/* Sheet KEY in turn with what the peer draws as KIND of TABLE. */
static void
measure_peer(const Peer *peer, const char *kind, const char *table, const char *key)
{
    g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *book = g_strdup_printf("%s/%s0.meguri", peer->folder, peer->made);
    g_autofree char *to = g_build_filename(peer->folder, "peer.pdf", NULL);
    g_autofree char *what = g_strdup_printf("%s as a process", key);
    const char *ours[] = { self, "--once", book, key, to, NULL };
    const char *theirs[] = { "python3", peer->script, kind, table, to, NULL };
    g_autoptr(Pairs) pairs = pairs_new();
    for (guint i = 0; i < peer->pairs; i++) {
        double mine = run(ours), other = run(theirs);
        if (other < 0) {
            pairs_missing("reportlab for python3, or its font (a peer's page)");
            return;
        }
        g_assert(mine >= 0);
        pairs_add(pairs, mine, other);
    }
    g_autofree char *limit = g_strdup_printf("a peer: reportlab draws its %s", kind);
    pairs_print(pairs, what, limit, 0.25);
}

/* Sheet KEY against the peer's page of rows, and against its own words on as many pages. */
static void
measure_sheet(const Peer *peer, const char *ward, const char *key)
{
    g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *book = g_strdup_printf("%s/%s0.meguri", peer->folder, peer->made);
    g_autofree char *to = g_build_filename(peer->folder, "words.pdf", NULL);
    g_autofree char *words = g_build_filename(peer->folder, "words.tsv", NULL);
    const char *ours[] = { self, "--once", book, key, to, NULL };
    const char *read[] = { "python3", peer->script, "read", to, words, NULL };
    measure_peer(peer, "list", ward, key);
    g_assert(run(ours) >= 0);
    if (run(read) < 0)
        pairs_missing("pdftotext (the words of a sheet, for a peer to draw)");
    else
        measure_peer(peer, "words", words, key);
}

static void
measure_peers(Peer *peer)
{
    g_autofree char *ward = make_table(peer);
    measure_peer(peer, "map", ward, "bed-map");
    measure_peer(peer, "list", ward, "patient-list");
    peer->pairs = OTHERS;
    for (const CatalogRow *row = catalog; row->form != NULL; row++)
        measure_sheet(peer, ward, row->form->key);
}

/* With --once BOOK SHEET FILE it prints once, for a counter of instructions. */
static int
once(char **argv)
{
    g_autoptr(GError) error = NULL;
    DeskOpening opening = {
        .book = argv[2], .observer = "佐々木", .now = WARD_BOOK_NOW, .read_only = true
    };
    SheetWish wish = { .key = argv[3] };
    g_autoptr(Desk) desk = desk_open(&opening, &error);
    g_autoptr(Sheet) sheet = desk != NULL ? desk_sheet(desk, &wish, &error) : NULL;
    return sheet != NULL && sheet_print(sheet, argv[4], NULL, NULL, &error) ? 0 : 1;
}

int
main(int argc, char **argv)
{
    if (argc == 5 && strcmp(argv[1], "--once") == 0)
        return once(argv);
    char *folder = place_enter(NULL);
    g_assert(folder != NULL);
    pairs_head("W3  printing a page");
    measure(folder, "bed-map", "bed map of 45 beds");
    measure(folder, "patient-list", "list of 45 persons");
    if (argc == 3) {
        Peer peer = { argv[1], argv[2], folder, "patient-list", PAIRS };
        measure_peers(&peer);
    }
    place_leave(folder);
    return 0;
}
