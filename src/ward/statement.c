/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/statement.h"

#include <string.h>

gint64
statement_clock_seconds(guint64 clock)
{
    return (gint64)((clock >> CLOCK_COUNTER_BITS) / 1000);
}

guint64
statement_clock_at(gint64 seconds)
{
    return (guint64)MAX(seconds, 0) * 1000 << CLOCK_COUNTER_BITS;
}

Instant
statement_seen(const Statement *statement)
{
    return (Instant){ statement->seen, statement->seen_zone, statement->approximate };
}

Instant
statement_wall(const Statement *statement)
{
    return (Instant){ statement->wall, statement->wall_zone, false };
}

int
statement_compare_written(const Statement *a, const Statement *b)
{
    if (a->clock != b->clock)
        return a->clock < b->clock ? -1 : 1;
    int order = memcmp(&a->station, &b->station, sizeof a->station);
    return order != 0 ? order : memcmp(&a->id, &b->id, sizeof a->id);
}

int
statement_compare(const Statement *a, const Statement *b)
{
    if (a->seen != b->seen)
        return a->seen < b->seen ? -1 : 1;
    return statement_compare_written(a, b);
}

bool
person_equal(PersonId a, PersonId b)
{
    return a.number == b.number && memcmp(&a.station, &b.station, sizeof a.station) == 0;
}

guint
person_hash(gconstpointer person)
{
    const PersonId *id = person;
    guint32 head;
    memcpy(&head, id->station.bytes, sizeof head);
    return head ^ (id->number * 2654435761u);
}

gboolean
person_equal_key(gconstpointer a, gconstpointer b)
{
    return person_equal(*(const PersonId *)a, *(const PersonId *)b);
}

guint
statement_id_hash(gconstpointer id)
{
    guint head;
    memcpy(&head, id, sizeof head); /* the id is random */
    return head;
}

gboolean
statement_id_equal(gconstpointer a, gconstpointer b)
{
    return memcmp(a, b, sizeof(StatementId)) == 0;
}

static void
append_hex(GString *out, const guint8 *bytes, gsize length)
{
    static const char digits[] = "0123456789abcdef";
    for (gsize i = 0; i < length; i++) {
        g_string_append_c(out, digits[bytes[i] >> 4]);
        g_string_append_c(out, digits[bytes[i] & 0xf]);
    }
}

static bool
parse_hex(const char *text, guint8 *bytes, gsize length)
{
    for (gsize i = 0; i < length; i++) {
        int high = g_ascii_xdigit_value(text[2 * i]);
        int low = high < 0 ? -1 : g_ascii_xdigit_value(text[2 * i + 1]);
        if (low < 0)
            return false;
        bytes[i] = (guint8)(high << 4 | low);
    }
    return true;
}

char *
person_format(PersonId person)
{
    GString *out = g_string_new(NULL);
    append_hex(out, person.station.bytes, sizeof person.station.bytes);
    g_string_append_printf(out, ".%u", person.number);
    return g_string_free(out, FALSE);
}

bool
person_parse(const char *text, PersonId *ret_person)
{
    PersonId person;
    guint64 number;
    if (strlen(text) < 34 || !parse_hex(text, person.station.bytes, 16) || text[32] != '.' ||
        !g_ascii_string_to_unsigned(text + 33, 10, 1, G_MAXUINT32, &number, NULL))
        return false;
    person.number = (guint32)number;
    *ret_person = person;
    return true;
}

char *
statement_id_format(const StatementId *id)
{
    GString *out = g_string_new(NULL);
    append_hex(out, id->bytes, sizeof id->bytes);
    return g_string_free(out, FALSE);
}

bool
statement_id_parse(const char *text, StatementId *ret_id)
{
    StatementId id;
    if (strlen(text) != 32 || !parse_hex(text, id.bytes, sizeof id.bytes))
        return false;
    *ret_id = id;
    return true;
}

Statements *
statements_new(void)
{
    Statements *list = g_new0(Statements, 1);
    list->items = g_array_new(FALSE, TRUE, sizeof(Statement));
    list->text = g_string_chunk_new(1024);
    return list;
}

void
statements_free(Statements *list)
{
    if (list == NULL)
        return;
    g_array_unref(list->items);
    g_string_chunk_free(list->text);
    g_free(list);
}

Statement *
statements_add(Statements *list)
{
    g_array_set_size(list->items, list->items->len + 1);
    Statement *added = statements_at(list, list->items->len - 1);
    added->value = "";
    added->observer = "";
    return added;
}

/* Where an empty text is not the same as none. */
static const char *
keep_empty(Statements *list, const char *text)
{
    return text != NULL && *text == '\0' ? "" : statements_keep(list, text);
}

Statement *
statements_add_copy(Statements *list, const Statement *said)
{
    Statement *added = statements_add(list);
    *added = *said;
    added->bed = statements_keep(list, said->bed);
    added->value = keep_empty(list, said->value);
    added->observer = keep_empty(list, said->observer);
    added->typist = statements_keep(list, said->typist);
    added->note = statements_keep(list, said->note);
    added->ref = statements_keep(list, said->ref);
    added->label = statements_keep(list, said->label);
    return added;
}

const char *
statements_keep(Statements *list, const char *text)
{
    if (text == NULL || *text == '\0')
        return NULL;
    return g_string_chunk_insert_const(list->text, text);
}

Statement *
statements_at(const Statements *list, guint index)
{
    return &g_array_index(list->items, Statement, index);
}
