/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/media.h"

#include "print/qr.h"

#include "base/error.h"
#include "base/given-file.h"
#include "base/language.h"
#include "base/text.h"

#include <math.h>
#include <string.h>

#define MILLIMETRES_MOST 2000
#define MEDIA_MIB_MOST 1
#define SLACK 0.05 /* a file's figures are rounded */

/* data/media.ini, compiled in. */
extern const char media_ini[];
extern const unsigned long media_ini_length;

struct Media {
    GPtrArray *rows; /* Medium */
};

typedef struct {
    const char *file;
    guint line;
    guint seen; /* keys of this group, by row of the tables below */
    Medium *medium;
    Media *media;
} MediaReader;

static const Medium usual = {
    .kind = MEDIUM_PAPER,
    .text_each = true,
    .grid = { 1, 1 },
    .dpi = 600,
    .module = 9,
    .version = 3,
    .copies = 1,
    .first = 5,
    .pitch = 50,
    .name_size = { 18, 14 },
    .birthdate_size = 12,
    .kana_size = 9,
    .numbers_size = 8,
};

static const struct {
    const char *key;
    guint count;
    gsize offset;
    double least;
} numbers[] = {
    { "page", 2, offsetof(Medium, page), 10 },
    { "grid", 2, offsetof(Medium, grid), 1 },
    { "origin", 2, offsetof(Medium, origin), 0 },
    { "step", 2, offsetof(Medium, step), 5 },
    { "label", 2, offsetof(Medium, label), 5 },
    { "empty", 2, offsetof(Medium, empty), 0 },
    { "dpi", 1, offsetof(Medium, dpi), 72 },
    { "module", 1, offsetof(Medium, module), 1 },
    { "version", 1, offsetof(Medium, version), 1 },
    { "copies", 1, offsetof(Medium, copies), 1 },
    { "first", 1, offsetof(Medium, first), 0 },
    { "pitch", 1, offsetof(Medium, pitch), 5 },
    { "name", 2, offsetof(Medium, name_size), 12 },
    { "birthdate", 1, offsetof(Medium, birthdate_size), 6 },
    { "kana", 1, offsetof(Medium, kana_size), 6 },
    { "numbers", 1, offsetof(Medium, numbers_size), 6 },
};

static const struct {
    const char *key;
    const char *words[3];
} choices[] = {
    { "kind", { "paper", "band", "label" } },
    { "text", { "last", "each" } },
    { "cut", { "no", "yes" } },
};

static bool refuse(const MediaReader *reader, guint line, GError **error, const char *format, ...)
    G_GNUC_PRINTF(4, 5);

static bool
refuse(const MediaReader *reader, guint line, GError **error, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *what = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_autofree char *seen = text_visible(what);
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED, "%s:%u: %s", reader->file, line, seen);
    return false;
}

static bool
take_numbers(MediaReader *reader, guint row, const char *value, GError **error)
{
    double *field = (double *)(void *)((char *)reader->medium + numbers[row].offset);
    g_auto(GStrv) words = g_strsplit_set(value, " \t", -1);
    guint count = 0;
    for (guint i = 0; words[i] != NULL; i++) {
        char *end;
        if (*words[i] == '\0')
            continue;
        double number = g_ascii_strtod(words[i], &end);
        if (count == numbers[row].count || *end != '\0' || !isfinite(number) ||
            number < numbers[row].least || number > MILLIMETRES_MOST)
            return refuse(reader, reader->line, error, _("“%s” is no measure for “%s”."), value,
                          numbers[row].key);
        field[count++] = number;
    }
    if (count < numbers[row].count)
        return refuse(reader, reader->line, error, _("“%s” is no measure for “%s”."), value,
                      numbers[row].key);
    return true;
}

static bool
take_choice(MediaReader *reader, guint row, const char *value, GError **error)
{
    guint word = 0;
    while (word < 3 && g_strcmp0(choices[row].words[word], value) != 0)
        word++;
    if (word == 3)
        return refuse(reader, reader->line, error, _("“%s” is no choice for “%s”."), value,
                      choices[row].key);
    if (row == 0)
        reader->medium->kind = (MediumKind)word;
    else if (row == 1)
        reader->medium->text_each = word == 1;
    else
        reader->medium->cut = word == 1;
    return true;
}

static bool
take_key(MediaReader *reader, const char *key, const char *value, GError **error)
{
    guint row = 0, all = G_N_ELEMENTS(numbers) + G_N_ELEMENTS(choices);
    if (reader->medium == NULL)
        return refuse(reader, reader->line, error, _("A [name] must stand before the first key."));
    while (row < all &&
           strcmp(row < G_N_ELEMENTS(numbers) ? numbers[row].key
                                              : choices[row - G_N_ELEMENTS(numbers)].key,
                  key) != 0)
        row++;
    if (row == all)
        return refuse(reader, reader->line, error, _("There is no key “%s”."), key);
    if ((reader->seen & (1u << row)) != 0)
        return refuse(reader, reader->line, error, _("“%s” stands twice in [%s]."), key,
                      reader->medium->name);
    reader->seen |= 1u << row;
    if (row < G_N_ELEMENTS(numbers))
        return take_numbers(reader, row, value, error);
    return take_choice(reader, row - G_N_ELEMENTS(numbers), value, error);
}

double
medium_module_mm(const Medium *medium)
{
    return medium->module * 25.4 / medium->dpi;
}

double
medium_code_mm(const Medium *medium)
{
    return (17 + 4 * medium->version) * medium_module_mm(medium);
}

guint
medium_places(const Medium *medium)
{
    return (guint)medium->grid[0] * (guint)medium->grid[1];
}

static bool
check_labels(const MediaReader *reader, GError **error)
{
    const Medium *medium = reader->medium;
    for (guint side = 0; side < 2; side++) {
        double last = medium->origin[side] + (medium->grid[side] - 1) * medium->step[side];
        if (medium->label[side] <= 0 || last + medium->label[side] > medium->page[side] + SLACK)
            return refuse(reader, medium->line, error,
                          _("The last label of [%s] ends at %.1f mm, the page at %.1f mm."),
                          medium->name, last + medium->label[side], medium->page[side]);
        if (medium->grid[side] > 1 && medium->step[side] < medium->label[side] - SLACK)
            return refuse(reader, medium->line, error, _("The labels of [%s] overlap."),
                          medium->name);
    }
    return true;
}

/* Whether all codes and their white lie on the band or label. */
static bool
check_codes(const MediaReader *reader, GError **error)
{
    const Medium *medium = reader->medium;
    double quiet = QR_QUIET_MODULES * medium_module_mm(medium), code = medium_code_mm(medium);
    double end = medium->empty[0] + medium->first + (medium->copies - 1) * medium->pitch + code;
    if (end + quiet > medium->label[0] - medium->empty[1] ||
        code + 2 * quiet > medium->label[1] + SLACK ||
        (medium->copies > 1 && medium->pitch < code + 2 * quiet))
        return refuse(reader, medium->line, error,
                      _("The codes of [%s] and the white around them do not fit."), medium->name);
    if (medium->name_size[0] < medium->name_size[1])
        return refuse(reader, medium->line, error,
                      _("The least size of the name in [%s] is above the largest."), medium->name);
    return true;
}

static bool
end_group(MediaReader *reader, GError **error)
{
    Medium *medium = reader->medium;
    if (medium == NULL)
        return true;
    if (medium->page[0] <= 0)
        return refuse(reader, medium->line, error, _("[%s] has no page size."), medium->name);
    if (medium->kind == MEDIUM_PAPER)
        return true;
    if (medium->kind == MEDIUM_BAND) {
        medium->label[0] = medium->page[1];
        medium->label[1] = medium->page[0];
    } else if (!check_labels(reader, error)) {
        return false;
    }
    return check_codes(reader, error);
}

static void
medium_free(Medium *medium)
{
    g_free(medium->name);
    g_free(medium);
}

static bool
begin_group(MediaReader *reader, const char *name, GError **error)
{
    if (!end_group(reader, error))
        return false;
    if (*name == '\0' || media_find(reader->media, name) != NULL)
        return refuse(reader, reader->line, error, _("The name [%s] is empty or taken."), name);
    reader->seen = 0;
    reader->medium = g_new(Medium, 1);
    *reader->medium = usual;
    reader->medium->name = g_strdup(name);
    reader->medium->line = reader->line;
    g_ptr_array_add(reader->media->rows, reader->medium);
    return true;
}

static bool
take_line(MediaReader *reader, char *line, GError **error)
{
    g_strstrip(line);
    gsize length = strlen(line);
    if (*line == '\0' || *line == '#' || *line == ';')
        return true;
    if (*line == '[' && line[length - 1] == ']') {
        line[length - 1] = '\0';
        return begin_group(reader, g_strstrip(line + 1), error);
    }
    char *equal = strchr(line, '=');
    if (equal == NULL)
        return refuse(reader, reader->line, error, _("This is neither [name] nor key = value."));
    *equal = '\0';
    return take_key(reader, g_strchomp(line), g_strchug(equal + 1), error);
}

Media *
media_parse(const char *text, gsize length, const char *file, GError **error)
{
    g_autoptr(Media) media = g_new0(Media, 1);
    media->rows = g_ptr_array_new_with_free_func((GDestroyNotify)medium_free);
    MediaReader reader = { .file = file, .media = media };
    g_autofree char *copy = g_strndup(text, length);
    g_auto(GStrv) lines = g_strsplit(copy, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++) {
        reader.line = i + 1;
        if (!take_line(&reader, lines[i], error))
            return NULL;
    }
    if (!end_group(&reader, error))
        return NULL;
    return g_steal_pointer(&media);
}

Media *
media_builtin(void)
{
    g_autoptr(GError) error = NULL;
    Media *media = media_parse(media_ini, media_ini_length, "media.ini", &error);
    g_assert_no_error(error);
    return media;
}

Media *
media_load(const char *own_file, GError **error)
{
    g_autoptr(GError) failed = NULL;
    g_autoptr(Media) builtin = media_builtin();
    if (!g_file_test(own_file, G_FILE_TEST_EXISTS))
        return g_steal_pointer(&builtin);
    g_autoptr(GString) text = given_file_read(own_file, MEDIA_MIB_MOST, &failed);
    if (text == NULL) {
        g_set_error(error, MEGURI_ERROR, failed->code, _("The ward's own media cannot be read: %s"),
                    failed->message);
        return NULL;
    }
    g_autoptr(Media) media = media_parse(text->str, text->len, own_file, error);
    if (media == NULL)
        return NULL;
    while (builtin->rows->len > 0)
        g_ptr_array_add(media->rows, g_ptr_array_steal_index(builtin->rows, 0));
    return g_steal_pointer(&media);
}

void
media_free(Media *media)
{
    g_ptr_array_unref(media->rows);
    g_free(media);
}

const Medium *
media_find(const Media *media, const char *name)
{
    for (guint i = 0; i < media->rows->len; i++)
        if (g_ascii_strcasecmp(media_at(media, i)->name, name) == 0)
            return media_at(media, i);
    return NULL;
}

guint
media_count(const Media *media)
{
    return media->rows->len;
}

const Medium *
media_at(const Media *media, guint index)
{
    return g_ptr_array_index(media->rows, index);
}

bool
medium_is_one_label(const Medium *medium, GError **error)
{
    if (medium->kind != MEDIUM_PAPER && medium_places(medium) == 1)
        return true;
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                _("[%s] is a sheet for a page printer; a label printer takes bands and single "
                  "labels, such as thermal-label"),
                medium->name);
    return false;
}
