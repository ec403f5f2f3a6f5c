/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/band.h"
#include "ward/code.h"
#include "ward/form-code.h"

#include <string.h>

/* The code of a paper form brings the right bed before whoever types it in, and is nothing else. */

static Layout *
ward_called(const char *name)
{
    g_autofree char *text = g_strdup_printf(
        "[ward]\nname=%s\nhospital=見本病院\n[room 601]\nbeds=601-1,601-2,5A窓,廊下2\nplace=0,0\n",
        name);
    Layout *layout = layout_parse(text, strlen(text), "w.ini", NULL);
    g_assert_nonnull(layout);
    return layout;
}

static GPtrArray *
labels_of(const Layout *layout)
{
    GPtrArray *labels = g_ptr_array_new();
    for (guint i = 0; i < layout->beds->len; i++)
        g_ptr_array_add(labels, layout_bed(layout, i)->label);
    return labels;
}

static FormReading
read_as(const char *text, const Layout *layout, const char **ret_bed)
{
    g_autoptr(GPtrArray) labels = labels_of(layout);
    return form_code_read(text, layout, labels, ret_bed);
}

static void
a_form_opens_the_bed_it_was_printed_for(void)
{
    g_autoptr(Layout) layout = ward_called("6階東");
    for (guint i = 0; i < layout->beds->len; i++) {
        const char *bed = NULL, *label = layout_bed(layout, i)->label;
        g_autofree char *code = form_code(layout, label);
        g_autofree char *small = g_ascii_strdown(code, -1);
        g_autofree char *scanned = g_strdup_printf("]Q1%s\r", small);
        g_assert_cmpuint(strlen(code), ==, 16);
        g_assert_cmpint(read_as(scanned, layout, &bed), ==, FORM_READ_BED);
        g_assert_cmpstr(bed, ==, label);
    }
}

static void
another_wards_form_and_a_misread_one_open_nothing(void)
{
    const char *bed = NULL;
    g_autoptr(Layout) layout = ward_called("6階東"), other = ward_called("6階西");
    g_autofree char *code = form_code(other, "601-1");
    g_assert_cmpint(read_as(code, layout, &bed), ==, FORM_READ_OTHER_WARD);
    for (guint i = 4; i < strlen(code); i++) {
        g_autofree char *wrong = g_strdup(code);
        wrong[i] = wrong[i] == '7' ? '8' : '7';
        g_assert_cmpint(read_as(wrong, other, &bed), ==, FORM_READ_MISREAD);
    }
    g_autofree char *gone = form_code(layout, "601-9");
    g_assert_cmpint(read_as(gone, layout, &bed), ==, FORM_READ_NO_BED);
    g_assert_cmpint(read_as("00410112", layout, &bed), ==, FORM_READ_NOT_OURS);
    g_assert_null(bed);
}

/* Also where the figures of a ward happen to begin as a band does. */
static void
a_form_is_never_a_band(void)
{
    BandIdentity identity = { 0 };
    g_autoptr(Layout) layout = ward_called("6階東");
    g_autofree char *code = form_code(layout, "601-1");
    g_autoptr(GString) worst = g_string_new("MF1-MG1NAAAAAA");
    code_append_check(worst);
    g_assert_cmpint(band_read(code, NULL, NULL, &identity, NULL), ==, BAND_READ_NOT_OURS);
    g_assert_cmpint(band_read(worst->str, NULL, NULL, &identity, NULL), ==, BAND_READ_NOT_OURS);
    g_assert_true(form_code_is(worst->str));
    g_assert_false(form_code_is("MG1NDR1LA00101519450714FYAMADA/HANAKO.7K2M9QPD"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/form-code/bed", a_form_opens_the_bed_it_was_printed_for);
    g_test_add_func("/form-code/other", another_wards_form_and_a_misread_one_open_nothing);
    g_test_add_func("/form-code/band", a_form_is_never_a_band);
    return g_test_run();
}
