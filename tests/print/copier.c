/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <stdio.h>
#include <string.h>

/* copier < PAGE.pgm > COPY.pgm: what a worn office copier makes of a page, and of that copy once
 * more: the glass blurs, the drum knows black and white alone, and each copy is a little smaller
 * and shifted. For tests/print/copied. */

#define GENERATIONS 2
#define SHRINK 0.985
#define SHIFT 0.4  /* dots */
#define BLUR 1     /* dots to each side */
#define DARK 150.0 /* a grey below it comes out black */

typedef struct {
    int width;
    int height;
    guint8 *dots;
} Raster;

static double
dot(const Raster *page, int x, int y)
{
    if (x < 0 || y < 0 || x >= page->width || y >= page->height)
        return 255;
    return page->dots[(gsize)y * (gsize)page->width + (gsize)x];
}

static double
blurred(const Raster *page, int x, int y)
{
    double sum = 0;
    for (int dy = -BLUR; dy <= BLUR; dy++)
        for (int dx = -BLUR; dx <= BLUR; dx++)
            sum += dot(page, x + dx, y + dy);
    return sum / ((2 * BLUR + 1) * (2 * BLUR + 1));
}

/* Between four dots. */
static double
seen_at(const Raster *page, double x, double y)
{
    int left = (int)x, top = (int)y;
    double right = x - left, low = y - top;
    return blurred(page, left, top) * (1 - right) * (1 - low) +
           blurred(page, left + 1, top) * right * (1 - low) +
           blurred(page, left, top + 1) * (1 - right) * low +
           blurred(page, left + 1, top + 1) * right * low;
}

static void
copy_once(Raster *page)
{
    guint8 *copy = g_malloc((gsize)page->width * (gsize)page->height);
    for (int y = 0; y < page->height; y++)
        for (int x = 0; x < page->width; x++)
            copy[(gsize)y * (gsize)page->width + (gsize)x] =
                seen_at(page, x / SHRINK + SHIFT, y / SHRINK + SHIFT) < DARK ? 0 : 255;
    g_free(page->dots);
    page->dots = copy;
}

int
main(void)
{
    Raster page;
    if (scanf("P5 %d %d 255", &page.width, &page.height) != 2 || getchar() == EOF)
        return 1;
    gsize size = (gsize)page.width * (gsize)page.height;
    page.dots = g_malloc(size);
    if (fread(page.dots, 1, size, stdin) != size)
        return 1;
    for (int i = 0; i < GENERATIONS; i++)
        copy_once(&page);
    printf("P5 %d %d 255\n", page.width, page.height);
    fwrite(page.dots, 1, size, stdout);
    g_free(page.dots);
    return 0;
}
