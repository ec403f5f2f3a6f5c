/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The camera and the wrist: a code, in printer dots, worn, bent round a cylinder and seen from
 * above. Lengths in millimetres, angles in degrees. It never knows what the code says.
 */

#include <glib.h>

#define WORN_DPI 203.0
#define WORN_SIDE 260 /* pixels of a picture's side */
#define WORN_PIXELS_A_MM 10.0

/* One code with its white and what stands round it, as grey dots (255 white). */
typedef struct {
    char *data; /* of the file */
    const guint8 *dots;
    int width; /* along the band */
    int height;
} WornTexture;

typedef enum { WORN_NEW, WORN_USED, WORN_DEAD_ONE, WORN_DEAD_THREE } WornWear;

typedef struct {
    double radius;
    double phi_most; /* how far the code's middle may be from the top */
    WornWear wear;
} WornView;

typedef struct {
    guint8 dots[WORN_SIDE * WORN_SIDE];
} WornPicture;

/* Takes ink off: scratches, blotches, white lines along the band where dots of the head are dead.
 */
void worn_wear(WornTexture *texture, WornWear wear, GRand *chance);

void worn_picture(const WornTexture *texture, const WornView *view, GRand *chance,
                  WornPicture *ret_picture);
