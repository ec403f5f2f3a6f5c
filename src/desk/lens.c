/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/lens.h"

#include "base/library.h"

#include <fcntl.h>
#include <linux/videodev2.h>
#include <sys/types.h>

#define LIBRARY "libv4l2.so.0"

/* Asked for; a camera that has none gives what is nearest. A hand's breadth away a module of a
 * band then has four dots. */
#define WIDTH 1280
#define HEIGHT 720
#define SIDE_MOST 8192

/* Grey comes first in it, then the colours; libv4l makes it of whatever the camera sends. */
#define FORMAT V4L2_PIX_FMT_YUV420

struct Lens {
    int (*open)(const char *device, int flags, ...);
    int (*close)(int camera);
    int (*control)(int camera, unsigned long request, ...);
    gssize (*read)(int camera, void *bytes, gsize size);
    int camera;
    guint width, height;
    gsize size;
    guint8 *picture;
};

static bool
find_functions(Lens *lens)
{
    const LibraryFunction rows[] = {
        { "v4l2_open", &lens->open },
        { "v4l2_close", &lens->close },
        { "v4l2_ioctl", &lens->control },
        { "v4l2_read", &lens->read },
    };
    return library_load(LIBRARY, rows, G_N_ELEMENTS(rows));
}

static bool
choose_format(Lens *lens)
{
    struct v4l2_format chosen = { .type = V4L2_BUF_TYPE_VIDEO_CAPTURE };
    struct v4l2_pix_format *picture = &chosen.fmt.pix;
    *picture = (struct v4l2_pix_format){
        .width = WIDTH, .height = HEIGHT, .pixelformat = FORMAT, .field = V4L2_FIELD_ANY
    };
    if (lens->control(lens->camera, VIDIOC_S_FMT, &chosen) != 0 || picture->pixelformat != FORMAT)
        return false;
    lens->width = picture->width;
    lens->height = picture->height;
    lens->size = picture->sizeimage;
    return lens->width > 0 && lens->width <= SIDE_MOST && lens->height > 0 &&
           lens->height <= SIDE_MOST && lens->size >= (gsize)lens->width * lens->height;
}

Lens *
lens_open(const char *device, bool *ret_installed)
{
    g_autoptr(Lens) lens = g_new0(Lens, 1);
    lens->camera = -1;
    *ret_installed = find_functions(lens);
    if (!*ret_installed)
        return NULL;
    lens->camera = lens->open(device, O_RDWR | O_CLOEXEC);
    if (lens->camera < 0 || !choose_format(lens))
        return NULL;
    lens->picture = g_malloc0(lens->size);
    return g_steal_pointer(&lens);
}

void
lens_free(Lens *lens)
{
    if (lens == NULL)
        return;
    if (lens->camera >= 0)
        lens->close(lens->camera);
    g_free(lens->picture);
    g_free(lens);
}

const guint8 *
lens_picture(Lens *lens, guint *ret_width, guint *ret_height)
{
    *ret_width = lens->width;
    *ret_height = lens->height;
    gssize count = lens->read(lens->camera, lens->picture, lens->size);
    return count >= (gssize)((gsize)lens->width * lens->height) ? lens->picture : NULL;
}
