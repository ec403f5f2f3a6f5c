/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story.h"

#include "ward/value.h"

#include <string.h>

#define ZONE 540
#define DEFAULT_OBSERVER "佐々木"

/* ---- names of things ---- */

static void
fill_bytes(guint8 *bytes, const char *kind, const char *name)
{
    guint8 digest[32];
    gsize length = sizeof digest;
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(checksum, (const guchar *)kind, -1);
    g_checksum_update(checksum, (const guchar *)name, -1);
    g_checksum_get_digest(checksum, digest, &length);
    memcpy(bytes, digest, 16);
}

StationId
story_station(const char *letters)
{
    StationId id;
    fill_bytes(id.bytes, "station ", letters);
    return id;
}

StatementId
story_id(const char *name)
{
    StatementId id;
    if (!statement_id_parse(name, &id))
        fill_bytes(id.bytes, "statement ", name);
    return id;
}

static PersonId
person_of(const char *handle)
{
    g_autofree char *letters = g_strndup(handle, strcspn(handle, "0123456789"));
    PersonId id = { story_station(letters), 0 };
    id.number = (guint32)g_ascii_strtoull(handle + strlen(letters), NULL, 10);
    g_assert_cmpuint(id.number, >, 0);
    return id;
}

static Instant
instant_of(const char *text)
{
    Instant instant;
    if (instant_parse(text, ZONE, &instant, NULL))
        return instant;
    bool about = *text == '~';
    const char *day = text + about, *hour = strchr(day, 'T');
    int number = hour != NULL ? (int)g_ascii_strtoll(day, NULL, 10) : 2;
    g_autofree char *whole = g_strdup_printf("%s2026-11-%02dT%s", about ? "~" : "", number,
                                             hour != NULL ? hour + 1 : day);
    if (!instant_parse(whole, ZONE, &instant, NULL))
        g_error("“%s” is no moment of a story", text);
    return instant;
}

gint64
story_moment(const char *text)
{
    return instant_of(text).seconds;
}

/* ---- telling ---- */

Story *
story_new_where(const char *keys)
{
    g_autofree char *text =
        g_strconcat("[ward]\nname=6階東\ncode=6E\nhospital=架空病院\nzone=+09:00\n", keys,
                    "[room 601]\nbeds=601-1,601-2,601-3,601-4\nplace=0,0\n"
                    "[room 602]\nbeds=602-1,602-2\nplace=1,0\n[room 603]\nbeds=603-1\nplace=2,0\n",
                    NULL);
    g_autoptr(GError) error = NULL;
    Story *story = g_new0(Story, 1);
    story->layout = layout_parse(text, strlen(text), "story", &error);
    g_assert_no_error(error);
    story->census = census_new(story->layout);
    story->told = statements_new();
    return story;
}

Story *
story_new(void)
{
    return story_new_where("");
}

void
story_free(Story *story)
{
    if (story == NULL)
        return;
    census_free(story->census);
    layout_free(story->layout);
    statements_free(story->told);
    g_free(story);
}

/* "-" is nothing, "_" a blank. */
static const char *
keep_word(Story *story, const char *word)
{
    g_autofree char *text = g_strdelimit(g_strdup(word), "_", ' ');
    return strcmp(word, "-") == 0 ? NULL : statements_keep(story->told, text);
}

static const char *
keep_value(Story *story, const Statement *said, const char *word)
{
    const VocabularyRow *row = vocabulary_row(said->what);
    ValueGround ground = { NULL, ZONE };
    g_autoptr(GError) error = NULL;
    g_autofree char *text = strcmp(word, "-") == 0 ? g_strdup("") : g_strdup(word);
    g_strdelimit(text, "_", ' ');
    if (row->form == FORM_PERSON && *text != '\0') {
        g_autofree char *person = person_format(person_of(text));
        return statements_keep(story->told, person);
    }
    if (row->form == FORM_STATEMENT) {
        StatementId target = story_id(text);
        g_autofree char *id = statement_id_format(&target);
        return statements_keep(story->told, id);
    }
    g_autofree char *value = value_canonical(said->what, text, &ground, NULL, &error);
    g_assert_no_error(error);
    return *value != '\0' ? statements_keep(story->told, value) : "";
}

static void
take_key(Story *story, Statement *said, const char *word)
{
    g_auto(GStrv) parts = g_strsplit(word, "=", 2);
    if (strcmp(parts[0], "id") == 0) {
        said->id = story_id(parts[1]);
        said->ref = statements_keep(story->told, parts[1]);
    } else if (strcmp(parts[0], "note") == 0) {
        said->note = keep_word(story, parts[1]);
    } else if (strcmp(parts[0], "station") == 0) {
        said->station = story_station(parts[1]);
    } else if (strcmp(parts[0], "wall") == 0) {
        said->wall = story_moment(parts[1]);
    } else if (strcmp(parts[0], "clock") == 0) {
        said->clock = g_ascii_strtoull(parts[1], NULL, 16);
    } else {
        g_error("a story knows no key “%s”", word);
    }
}

static void
take_words(Story *story, Statement *said, char **words, guint count)
{
    const VocabularyRow *row = vocabulary_find(words[3]);
    if (row == NULL)
        g_error("“%s” is no row", words[3]);
    said->what = (guint8)row->what;
    said->bed = keep_word(story, words[1]);
    said->about =
        (guint8)(row->what == WHAT_PRESENCE && strcmp(words[2], "-") == 0 ? ABOUT_BED : row->about);
    if (strcmp(words[2], "-") != 0)
        said->person = person_of(words[2]);
    said->value = keep_value(story, said, count > 4 ? words[4] : "-");
    Source source = row->source;
    if (count > 5 && strcmp(words[5], "-") != 0 && !source_find(words[5], &source))
        g_error("“%s” is no source", words[5]);
    said->source = (guint8)source;
    said->observer =
        count > 6 ? keep_word(story, words[6]) : statements_keep(story->told, DEFAULT_OBSERVER);
}

/* Words parted by any number of blanks. */
static char **
split_words(const char *line)
{
    g_autofree char *plain = g_strdup(line);
    g_autofree char *squeezed = NULL;
    g_strstrip(plain);
    g_autoptr(GString) out = g_string_new(NULL);
    for (const char *at = plain; *at != '\0'; at++)
        if (*at != ' ' || at[1] != ' ')
            g_string_append_c(out, *at);
    squeezed = g_strdup(out->str);
    return g_strsplit(squeezed, " ", -1);
}

/* "id=k1"; a value such as "2026-11-02;general-2024;A1=1" is none. */
static bool
is_key(const char *word)
{
    return word[strspn(word, "abcdefghijklmnopqrstuvwxyz")] == '=';
}

Statement *
story_say(Story *story, const char *line)
{
    g_auto(GStrv) words = split_words(line);
    guint plain = 0;
    while (words[plain] != NULL && (plain < 4 || !is_key(words[plain])))
        plain++;
    if (plain < 4)
        g_error("“%s” is no line of a story", line);
    Statement *said = statements_add(story->told);
    Instant seen = instant_of(words[0]);
    g_autofree char *name = g_strdup_printf("line %u", story->told->items->len);
    said->id = story_id(name);
    said->station = story_station("A");
    said->seen = seen.seconds;
    said->seen_zone = said->wall_zone = seen.zone;
    said->approximate = seen.approximate;
    said->wall = MAX(story->wall, seen.seconds);
    take_words(story, said, words, plain);
    for (guint i = plain; words[i] != NULL; i++)
        take_key(story, said, words[i]);
    story->wall = said->wall;
    if (said->clock == 0)
        said->clock = MAX(story->clock + 1, statement_clock_at(said->wall));
    story->clock = MAX(story->clock, said->clock);
    return said;
}

/* The letters of all stations that stories use; they are one capital. */
static const char *
letters_of(const StationId *station)
{
    static const char *const all[] = { "A", "B", "C", "D", "E" };
    for (guint i = 0; i < G_N_ELEMENTS(all); i++) {
        StationId id = story_station(all[i]);
        if (memcmp(&id, station, sizeof id) == 0)
            return all[i];
    }
    g_error("a story has the stations A to E");
}

void
story_tell(Story *story, const char *lines)
{
    g_auto(GStrv) each = g_strsplit(lines, "\n", -1);
    for (guint i = 0; each[i] != NULL; i++) {
        if (*each[i] == '\0')
            continue;
        const Statement *said = story_say(story, each[i]);
        census_name_station(story->census, &said->station, letters_of(&said->station));
        if (said->person.number != 0)
            census_name_station(story->census, &said->person.station,
                                letters_of(&said->person.station));
        census_file(story->census, said);
    }
}

static char *
line_word(const char *text)
{
    return text == NULL || *text == '\0' ? g_strdup("-") : g_strdelimit(g_strdup(text), " ", '_');
}

static char *
line_value(const Statement *said)
{
    PersonId person;
    if (vocabulary_row(said->what)->form == FORM_PERSON && person_parse(said->value, &person))
        return g_strdup_printf("%s%u", letters_of(&person.station), person.number);
    return line_word(said->value);
}

char *
story_line(const Statement *said)
{
    Instant seen = statement_seen(said), wall = statement_wall(said);
    g_autofree char *id = statement_id_format(&said->id);
    g_autofree char *seen_word = instant_format(&seen);
    g_autofree char *wall_word = instant_format(&wall);
    g_autofree char *bed = line_word(said->bed);
    g_autofree char *value = line_value(said);
    g_autofree char *observer = line_word(said->observer);
    g_autofree char *person =
        said->person.number != 0
            ? g_strdup_printf("%s%u", letters_of(&said->person.station), said->person.number)
            : g_strdup("-");
    return g_strdup_printf(
        "%s %s %s %s %s %s %s station=%s wall=%s clock=%" G_GINT64_MODIFIER "x id=%s", seen_word,
        bed, person, vocabulary_row(said->what)->key, value, source_key(said->source), observer,
        letters_of(&said->station), wall_word, said->clock, id);
}
