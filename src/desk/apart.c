/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/apart.h"

#include "desk/writing.h"

#include "base/error.h"
#include "base/language.h"

#include <string.h>

/* What a copy says. */
typedef struct {
    Desk *desk;
    Statements *said;
    GPtrArray *letters;  /* const char *, interned: of the station that numbered its person */
    GHashTable *by_id;   /* StatementId * -> Statement *, in said */
    GHashTable *persons; /* PersonId * in said -> PersonId *: who it is here */
    GHashTable *first;   /* StatementId * -> Filed *: what it was here, before another PC gave its
                            person another number */
    GArray *forked;      /* StationId */
    GArray *renumbered;  /* guint: places in said of one statement about each whom the other PC gave
                            a number */
} Copied;

void
apart_clear(Apart *apart)
{
    g_clear_pointer(&apart->news, g_ptr_array_unref);
}

static void
copied_free(Copied *copied)
{
    statements_free(copied->said);
    g_ptr_array_unref(copied->letters);
    g_hash_table_unref(copied->by_id);
    g_hash_table_unref(copied->persons);
    g_hash_table_unref(copied->first);
    g_array_unref(copied->forked);
    g_array_unref(copied->renumbered);
    g_free(copied);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Copied, copied_free)

static Copied *
copied_new(Desk *desk)
{
    Copied *copied = g_new0(Copied, 1);
    copied->desk = desk;
    copied->said = statements_new();
    copied->letters = g_ptr_array_new();
    copied->by_id = g_hash_table_new(statement_id_hash, statement_id_equal);
    copied->persons = g_hash_table_new_full(person_hash, person_equal_key, NULL, g_free);
    copied->first = g_hash_table_new_full(statement_id_hash, statement_id_equal, g_free, NULL);
    copied->forked = g_array_new(FALSE, FALSE, sizeof(StationId));
    copied->renumbered = g_array_new(FALSE, FALSE, sizeof(guint));
    return copied;
}

static void
take(const Statement *statement, const char *letters, gpointer user)
{
    Copied *copied = user;
    statements_add_copy(copied->said, statement);
    g_ptr_array_add(copied->letters, (gpointer)g_intern_string(letters));
}

/* ---- who is who ---- */

/* The id of a statement about somebody who has another number here: one id never stands for two
 * persons, and the same copy read again gives the same. */
static StatementId
other_id(const StatementId *id)
{
    StatementId other;
    gsize length = 32;
    guint8 digest[32];
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(sum, (const guchar *)"meguri apart", 12);
    g_checksum_update(sum, id->bytes, sizeof id->bytes);
    g_checksum_get_digest(sum, digest, &length);
    memcpy(other.bytes, digest, sizeof other.bytes);
    return other;
}

static const Filed *
find(const Copied *copied, const StatementId *id)
{
    return census_find_statement(copied->desk->census, id);
}

/* Numbers of STATION are given by nobody else: they mean the same everywhere. */
static bool
is_sole(const Copied *copied, const StationId *station)
{
    for (guint i = 0; i < copied->forked->len; i++)
        if (memcmp(&g_array_index(copied->forked, StationId, i), station, sizeof *station) == 0)
            return false;
    return log_letters(copied->desk->log, station) != NULL;
}

static void
set_person(Copied *copied, const Statement *said, PersonId here)
{
    g_hash_table_insert(copied->persons, (gpointer)&said->person, g_memdup2(&here, sizeof here));
}

static bool
is_to_be_known(const Copied *copied, const Statement *said)
{
    return said->person.number > 0 && !g_hash_table_contains(copied->persons, &said->person);
}

/* Whoever was given a new number before, here or by the PC of the copy, is who the statement names
 * under its other id. */
static void
know_renumbered(Copied *copied, guint index)
{
    const Statement *said = statements_at(copied->said, index);
    StatementId other = other_id(&said->id);
    const Filed *again = find(copied, &other);
    const Filed *first = g_hash_table_lookup(copied->first, &said->id);
    if ((again == NULL && first == NULL) || !is_to_be_known(copied, said))
        return;
    set_person(copied, said, again != NULL ? again->said.person : first->said.person);
    if (again == NULL)
        g_array_append_val(copied->renumbered, index);
}

/* Of the others whoever is named by a statement that both have is one and the same. */
static void
know_same(Copied *copied, const Statement *said)
{
    const Filed *filed = find(copied, &said->id);
    bool same = filed != NULL && person_equal(filed->said.person, said->person);
    if (is_to_be_known(copied, said) && (same || is_sole(copied, &said->person.station)))
        set_person(copied, said, said->person);
}

static bool
is_other(const Copied *copied, const Statement *said)
{
    const PersonId *here = g_hash_table_lookup(copied->persons, &said->person);
    return said->person.number > 0 && (here == NULL || !person_equal(*here, said->person));
}

static StatementId
id_here(const Copied *copied, const Statement *said)
{
    const Filed *first = g_hash_table_lookup(copied->first, &said->id);
    if (first != NULL)
        return first->said.id;
    return is_other(copied, said) ? other_id(&said->id) : said->id;
}

static void
index_first(Copied *copied)
{
    GPtrArray *filed = census_statements(copied->desk->census);
    for (guint i = 0; i < filed->len; i++) {
        Filed *one = filed->pdata[i];
        StatementId other = other_id(&one->said.id);
        g_hash_table_insert(copied->first, g_memdup2(&other, sizeof other), one);
    }
}

/* Who was renumbered is known from any of his statements, so all are looked at before a number is
 * taken for the same in both. */
static void
index_all(Copied *copied)
{
    guint count = copied->said->items->len;
    index_first(copied);
    for (guint i = 0; i < count; i++) {
        Statement *said = statements_at(copied->said, i);
        g_hash_table_insert(copied->by_id, &said->id, said);
        know_renumbered(copied, i);
    }
    for (guint i = 0; i < count; i++)
        know_same(copied, statements_at(copied->said, i));
}

/* ---- saying it here ---- */

/* What was printed, copied or compared at the other PC is a fact of that PC; a band of somebody who
 * has another number here is none of this person's. */
static bool
is_of_there(const Copied *copied, const Statement *said)
{
    bool desk =
        said->what == WHAT_PRINTED || said->what == WHAT_EXPORTED || said->what == WHAT_CLOCK;
    bool band = vocabulary_row(said->what)->rule == RULE_BAND;
    return desk || (band && is_other(copied, said));
}

/* A value that names a person or a statement, as it is named here; NULL: any other. (transfer full)
 */
static char *
value_here(const Copied *copied, const Statement *said)
{
    PersonId person;
    StatementId id;
    Form form = vocabulary_row(said->what)->form;
    if (form == FORM_PERSON && person_parse(said->value, &person)) {
        const PersonId *here = g_hash_table_lookup(copied->persons, &person);
        return here != NULL ? person_format(*here) : NULL;
    }
    if (form == FORM_STATEMENT && statement_id_parse(said->value, &id)) {
        const Statement *target = g_hash_table_lookup(copied->by_id, &id);
        StatementId here = target != NULL ? id_here(copied, target) : id;
        return statement_id_format(&here);
    }
    return NULL;
}

static void
tell_number(const Copied *copied, guint index, PersonId here, GPtrArray *news)
{
    const Statement *said = statements_at(copied->said, index);
    const char *letters = copied->letters->pdata[index];
    g_autofree char *handle =
        g_strdup_printf("%s%03u", log_letters(copied->desk->log, &here.station), here.number);
    g_autofree char *old = g_strdup_printf("%s%03u", letters, said->person.number);
    g_ptr_array_add(news, g_strdup_printf(_("Who is %s in the copy is %s here; a band with the "
                                            "number %s is not this patient's here: print a new one "
                                            "and take the old one off."),
                                          old, handle, old));
}

static void
tell_renumbered(const Copied *copied, GPtrArray *news)
{
    for (guint i = 0; i < copied->renumbered->len; i++) {
        guint index = g_array_index(copied->renumbered, guint, i);
        const PersonId *here =
            g_hash_table_lookup(copied->persons, &statements_at(copied->said, index)->person);
        tell_number(copied, index, *here, news);
    }
}

/* Whoever is not known yet gets the next number. */
static void
number_person(Copied *copied, Writing *writing, guint index, GPtrArray *news)
{
    const Statement *said = statements_at(copied->said, index);
    if (!is_to_be_known(copied, said))
        return;
    PersonId here = writing_new_person(writing);
    set_person(copied, said, here);
    tell_number(copied, index, here, news);
}

/* Seen then, by who saw it; brought here by whoever sits at the desk. */
static void
say(const Copied *copied, Writing *writing, const Statement *said)
{
    StatementId id = id_here(copied, said);
    g_autofree char *value = value_here(copied, said);
    Statement *added = writing_add_copy(writing, said);
    const char *typist = desk_observer(copied->desk);
    const PersonId *here = g_hash_table_lookup(copied->persons, &said->person);
    added->id = id;
    if (here != NULL)
        added->person = *here;
    if (value != NULL)
        added->value = writing_keep(writing, value);
    if (added->typist == NULL && g_strcmp0(typist, said->observer) != 0)
        added->typist = writing_keep(writing, typist);
}

/* True if it is not in the book under either id. */
static bool
is_missing(const Copied *copied, const Statement *said)
{
    StatementId other = other_id(&said->id);
    if (g_hash_table_contains(copied->first, &said->id))
        return false;
    return find(copied, &said->id) == NULL ? find(copied, &other) == NULL
                                           : is_other(copied, said) && find(copied, &other) == NULL;
}

static bool
say_missing(Copied *copied, Apart *apart, GError **error)
{
    g_autoptr(Writing) writing = writing_begin(copied->desk, error);
    if (writing == NULL)
        return false;
    for (guint i = 0; i < copied->said->items->len; i++)
        if (is_missing(copied, statements_at(copied->said, i)) &&
            !is_of_there(copied, statements_at(copied->said, i)))
            number_person(copied, writing, i, apart->news);
    for (guint i = 0; i < copied->said->items->len; i++) {
        const Statement *said = statements_at(copied->said, i);
        if (is_missing(copied, said) && !is_of_there(copied, said))
            say(copied, writing, said);
    }
    apart->anew = writing_count(writing);
    if (apart->anew > 0)
        tell_renumbered(copied, apart->news);
    return writing_commit(writing, error);
}

bool
apart_merge(Desk *desk, const char *file, Apart *ret_apart, GError **error)
{
    g_auto(Apart) apart = { 0, 0, g_ptr_array_new_with_free_func(g_free) };
    g_autoptr(Copied) copied = copied_new(desk);
    LogApart joined = { take, copied, copied->forked, 0, false };
    StationId before = log_station(desk->log);
    if (!desk_follow(desk, NULL, error) || !log_merge_apart(desk->log, file, &joined, error) ||
        !desk_follow(desk, NULL, error))
        return false;
    index_all(copied);
    if (!say_missing(copied, &apart, error))
        return false;
    StationId now = log_station(desk->log);
    if (memcmp(&before, &now, sizeof now) != 0)
        g_ptr_array_add(apart.news, g_strdup_printf(_("This PC goes on as station %s; close other "
                                                      "windows on this book and open it again."),
                                                    log_letters(desk->log, &now)));
    if (joined.ret_keys)
        g_ptr_array_add(apart.news,
                        g_strdup(_("The keys of this book stay as they are: whoever was given or "
                                   "lost one in the other book is given it here (meguri key add), "
                                   "or loses it here (meguri key remove).")));
    apart.rows = joined.ret_rows;
    *ret_apart = apart;
    apart = (Apart){ 0 };
    return true;
}
