/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "worn-model.h"

#include <math.h>
#include <string.h>

#define MM_A_DOT (25.4 / WORN_DPI)
#define CAMERA 150.0 /* mm above the wrist */
#define RAYS 2       /* a side of a pixel */
#define TILT_MOST 12.0
#define SKIN 150
/* Set so that a single picture of a used code is read as often as in the laboratory from which the
 * goals come (two in five); it was no wrist either. */
#define BLOTCH_LEAST 0.8
#define FADED_LEAST 0.3
#define BLOTCH_MOST 3.0
#define SPREAD 0.30 /* of a dot, into its neighbours */

static double
between(GRand *chance, double low, double high)
{
    return g_rand_double_range(chance, low, high);
}

static double
radians(double degrees)
{
    return degrees * G_PI / 180;
}

/* Sum of twelve, so that nothing lies far out. */
static double
normal(GRand *chance)
{
    double sum = -6;
    for (int i = 0; i < 12; i++)
        sum += g_rand_double(chance);
    return sum;
}

/* ---- wear ---- */

/* Takes SHARE of the ink off one dot. */
static void
bleach(WornTexture *texture, int x, int y, double share)
{
    guint8 *dots = (guint8 *)texture->dots;
    if (x < 0 || y < 0 || x >= texture->width || y >= texture->height)
        return;
    guint8 *dot = &dots[y * texture->width + x];
    *dot = (guint8)(*dot + share * (255 - *dot));
}

static void
scratch(WornTexture *texture, GRand *chance)
{
    double angle = between(chance, 0, G_PI), thick = between(chance, 0.1, 0.25) / MM_A_DOT;
    double x = between(chance, 0, texture->width), y = between(chance, 0, texture->height);
    double along = between(chance, 3, 9) / MM_A_DOT;
    for (double step = -along / 2; step < along / 2; step += 0.4)
        for (double wide = -thick / 2; wide <= thick / 2; wide += 0.4)
            bleach(texture, (int)(x + step * cos(angle) - wide * sin(angle)),
                   (int)(y + step * sin(angle) + wide * cos(angle)), 1);
}

/* Round spots until SHARE of the surface was gone over. */
static void
blotch(WornTexture *texture, double share, GRand *chance)
{
    double goal = share * texture->width * texture->height, done = 0;
    while (done < goal) {
        double radius = between(chance, BLOTCH_LEAST, BLOTCH_MOST) / MM_A_DOT;
        double x = between(chance, 0, texture->width), y = between(chance, 0, texture->height);
        double faded = between(chance, FADED_LEAST, 1);
        for (double dy = -radius; dy <= radius; dy++)
            for (double dx = -radius; dx <= radius; dx++)
                if (dx * dx + dy * dy <= radius * radius)
                    bleach(texture, (int)(x + dx), (int)(y + dy), faded);
        done += G_PI * radius * radius;
    }
}

/* A dead dot of the head leaves a white line along the band, here across the code. */
static void
kill_dot(WornTexture *texture, GRand *chance)
{
    int y = (int)between(chance, 0.2 * texture->height, 0.8 * texture->height);
    for (int x = 0; x < texture->width; x++)
        bleach(texture, x, y, 1);
}

void
worn_wear(WornTexture *texture, WornWear wear, GRand *chance)
{
    int dead = wear == WORN_DEAD_THREE ? 3 : wear == WORN_NEW ? 0 : 1;
    for (int i = 0; i < dead; i++)
        kill_dot(texture, chance);
    if (wear != WORN_USED)
        return;
    scratch(texture, chance);
    scratch(texture, chance);
    blotch(texture, 0.10, chance);
}

/* ---- the picture ---- */

typedef struct {
    const WornTexture *texture;
    double radius, phi;
    double roll, tilt, lean; /* radians: in the picture, of the camera, whither it is tilted */
} Scene;

static double
dot_at(const WornTexture *texture, int x, int y)
{
    if (x < 0 || y < 0 || x >= texture->width || y >= texture->height)
        return 255;
    return texture->dots[y * texture->width + x];
}

/* The ink at a place of the band, spread a little into the neighbours. */
static double
ink_at(const WornTexture *texture, double x, double y)
{
    double fx = x / MM_A_DOT + texture->width / 2.0, fy = y / MM_A_DOT + texture->height / 2.0;
    int ix = (int)floor(fx), iy = (int)floor(fy);
    double sx = fx - ix < 0.5 ? -1 : 1, sy = fy - iy < 0.5 ? -1 : 1;
    double own = dot_at(texture, ix, iy);
    double side = MIN(dot_at(texture, ix + (int)sx, iy), dot_at(texture, ix, iy + (int)sy));
    return own - SPREAD * MAX(0, own - side);
}

/* What one ray hits; A runs round the wrist, B along the arm. */
static double
light_of_ray(const Scene *scene, double x, double y)
{
    double slant = x * cos(scene->lean) + y * sin(scene->lean);
    double near = 1 + slant * sin(scene->tilt) / CAMERA, flat = 1 / cos(scene->tilt) - 1;
    x = (x + flat * slant * cos(scene->lean)) * near;
    y = (y + flat * slant * sin(scene->lean)) * near;
    double a = x * cos(scene->roll) + y * sin(scene->roll);
    double b = -x * sin(scene->roll) + y * cos(scene->roll);
    a += scene->radius * sin(scene->phi); /* the camera looks at the code */
    double theta = scene->phi, deep = 0;
    for (int i = 0; i < 3; i++) {
        double sine = a * (CAMERA + deep) / CAMERA / scene->radius;
        if (fabs(sine) >= 0.999)
            return SKIN / 3.0;
        theta = asin(sine);
        deep = scene->radius * (1 - cos(theta));
    }
    return ink_at(scene->texture, scene->radius * (theta - scene->phi),
                  b * (CAMERA + deep) / CAMERA);
}

static double
light_of_pixel(const Scene *scene, int column, int row)
{
    double sum = 0;
    for (int i = 0; i < RAYS; i++)
        for (int k = 0; k < RAYS; k++)
            sum += light_of_ray(scene,
                                (column + (i + 0.5) / RAYS - WORN_SIDE / 2.0) / WORN_PIXELS_A_MM,
                                (row + (k + 0.5) / RAYS - WORN_SIDE / 2.0) / WORN_PIXELS_A_MM);
    return sum / (RAYS * RAYS);
}

/* One pass along rows or columns: a mean over three with the weight of the middle. */
static void
soften(double *light, int step, double middle)
{
    double side = (1 - middle) / 2;
    for (int line = 0; line < WORN_SIDE; line++) {
        double *at = light + (step == 1 ? line * WORN_SIDE : line), before = at[0];
        for (int i = 0; i + 1 < WORN_SIDE; i++, at += step) {
            double own = at[0];
            at[0] = side * before + middle * own + side * at[step];
            before = own;
        }
    }
}

/* Shade from one side, a gloss somewhere, noise everywhere. */
static void
develop(const double *light, GRand *chance, WornPicture *picture)
{
    double shade = between(chance, 0, 0.35), whither = between(chance, 0, 2 * G_PI);
    double black = between(chance, 25, 55), white = between(chance, 170, 235);
    double gx = between(chance, 0, WORN_SIDE), gy = between(chance, 0, WORN_SIDE);
    double gloss = between(chance, 0, 50), wide = between(chance, 15, 40);
    for (int row = 0; row < WORN_SIDE; row++)
        for (int column = 0; column < WORN_SIDE; column++) {
            double x = (double)column / WORN_SIDE - 0.5, y = (double)row / WORN_SIDE - 0.5;
            double value = black + (white - black) * light[row * WORN_SIDE + column] / 255;
            double far = hypot(column - gx, row - gy) / wide;
            value *= 1 - shade * (0.5 + x * cos(whither) + y * sin(whither));
            value += gloss * exp(-far * far) + 5 * normal(chance);
            picture->dots[row * WORN_SIDE + column] = (guint8)CLAMP(value, 0, 255);
        }
}

void
worn_picture(const WornTexture *texture, const WornView *view, GRand *chance,
             WornPicture *ret_picture)
{
    g_autofree double *light = g_new(double, WORN_SIDE *WORN_SIDE);
    Scene scene = { .texture = texture, .radius = view->radius };
    scene.phi = radians(between(chance, -view->phi_most, view->phi_most));
    scene.roll = between(chance, 0, 2 * G_PI);
    scene.tilt = radians(between(chance, 0, TILT_MOST));
    scene.lean = between(chance, 0, 2 * G_PI);
    for (int row = 0; row < WORN_SIDE; row++)
        for (int column = 0; column < WORN_SIDE; column++)
            light[row * WORN_SIDE + column] = light_of_pixel(&scene, column, row);
    double middle = between(chance, 0.4, 0.8), motion = between(chance, 0.4, 1);
    soften(light, 1, middle);
    soften(light, WORN_SIDE, middle);
    soften(light, g_rand_boolean(chance) ? 1 : WORN_SIDE, motion);
    develop(light, chance, ret_picture);
}
