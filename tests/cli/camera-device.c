/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A camera before a wrist, to be loaded before a program (LD_PRELOAD): it answers libv4l as the
 * kernel does for a plain USB camera, and what it sees is the page in CAMERA_PAGE (PGM, 203 dots an
 * inch), bent round a wrist of CAMERA_RADIUS millimetres. The hand shakes: the first pictures show
 * no band, then one out of focus; the first sharp one shows the page in CAMERA_GLIMPSE if there is
 * one, held straight. It never knows what a code says, and opens no device.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/videodev2.h>
#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#define DEVICE "/dev/video7"
#define WIDTH 640
#define HEIGHT 480
#define PICTURE (WIDTH * HEIGHT * 2) /* YUYV */
#define BUFFERS_MOST 8
#define PIXELS_A_MM 9.0
#define DOTS_A_MM (203.0 / 25.4) /* of the page */
#define WALL 150                 /* grey behind the wrist */
#define SKIN 190
#define PICTURES_WITHOUT 3
#define PICTURES_BLURRED 6

typedef struct {
    uint8_t *dots; /* NULL: there is none */
    int width, height;
} Page;

/* What a preloaded library must keep between two calls of a program that knows nothing of it. */
static struct {
    Page page, glimpse;
    const Page *before; /* what stands before it in this picture */
    uint8_t *pictures;
    int waiting[BUFFERS_MOST], first, count;
    unsigned taken;
    uint32_t chance;
} lens;

static int camera = -1;

static bool
read_page(const char *path, Page *ret_page)
{
    FILE *file = path != NULL ? fopen(path, "rb") : NULL;
    if (file == NULL)
        return false;
    bool whole = fscanf(file, "P5 %d %d 255", &ret_page->width, &ret_page->height) == 2;
    size_t size = whole ? (size_t)ret_page->width * (size_t)ret_page->height : 0;
    fgetc(file);
    ret_page->dots = malloc(size + 1);
    whole = whole && ret_page->dots != NULL && fread(ret_page->dots, 1, size, file) == size;
    fclose(file);
    return whole;
}

static double
chance(void)
{
    lens.chance = lens.chance * 1664525u + 1013904223u;
    return lens.chance / 4294967296.0;
}

/* ---- what the camera sees ---- */

/* Grey of the page at X, Y dots; skin beside it. */
static double
dot(int x, int y)
{
    const Page *page = lens.before;
    bool there = x >= 0 && y >= 0 && x < page->width && y < page->height;
    return there ? page->dots[(size_t)y * (size_t)page->width + (size_t)x] : SKIN;
}

static double
between(double x, double y)
{
    double left = floor(x), top = floor(y);
    int i = (int)left, j = (int)top;
    double above = dot(i, j) + (x - left) * (dot(i + 1, j) - dot(i, j));
    double below = dot(i, j + 1) + (x - left) * (dot(i + 1, j + 1) - dot(i, j + 1));
    return above + (y - top) * (below - above);
}

typedef struct {
    double turn;   /* how the wrist lies, radians */
    double along;  /* where on the band the camera looks, dots */
    double radius; /* of the wrist, mm */
    double blur;   /* mm */
} View;

/* Brightness U mm across and V mm along from the middle of the picture: the band bends away. */
static double
seen(const View *view, double u, double v)
{
    double across = u * cos(view->turn) + v * sin(view->turn);
    double sine = (v * cos(view->turn) - u * sin(view->turn)) / view->radius;
    if (fabs(sine) >= 0.99)
        return WALL;
    double x = lens.before->width / 2.0 + across * DOTS_A_MM;
    double y = view->along + view->radius * asin(sine) * DOTS_A_MM, by = view->blur * DOTS_A_MM;
    double grey = (between(x, y) + between(x - by, y - by) + between(x + by, y - by) +
                   between(x - by, y + by) + between(x + by, y + by)) /
                  5;
    return grey * (0.45 + 0.5 * sqrt(1 - sine * sine));
}

static void
take_picture(uint8_t *picture)
{
    View view = { (chance() - 0.5) * 0.5, lens.page.height * (0.2 + 0.6 * chance()),
                  atof(getenv("CAMERA_RADIUS")), lens.taken < PICTURES_BLURRED ? 1.2 : 0.06 };
    bool glimpse = lens.glimpse.dots != NULL && lens.taken == PICTURES_BLURRED;
    lens.before = glimpse ? &lens.glimpse : &lens.page;
    if (glimpse) {
        view.turn = 0;
        view.along = lens.glimpse.height / 2.0;
    }
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++) {
            uint8_t *pixel = picture + 2 * (y * WIDTH + x);
            double grey = lens.taken < PICTURES_WITHOUT ? WALL
                                                        : seen(&view, (x - WIDTH / 2) / PIXELS_A_MM,
                                                               (y - HEIGHT / 2) / PIXELS_A_MM);
            grey += (chance() - 0.5) * 16;
            pixel[0] = (uint8_t)(grey < 0 ? 0 : grey > 255 ? 255 : grey);
            pixel[1] = 128;
        }
    lens.taken++;
}

/* ---- what a driver answers ---- */

static int
refuse(int number)
{
    errno = number;
    return -1;
}

static int
tell_capability(struct v4l2_capability *told)
{
    memset(told, 0, sizeof *told);
    memcpy(told->driver, "uvcvideo", sizeof "uvcvideo");
    memcpy(told->card, "Wrist", sizeof "Wrist");
    told->capabilities = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
    told->device_caps = told->capabilities;
    return 0;
}

static int
tell_kind(struct v4l2_fmtdesc *told)
{
    if (told->index > 0)
        return refuse(EINVAL);
    told->pixelformat = V4L2_PIX_FMT_YUYV;
    memcpy(told->description, "YUYV 4:2:2", sizeof "YUYV 4:2:2");
    return 0;
}

static int
tell_size(struct v4l2_frmsizeenum *told)
{
    if (told->index > 0 || told->pixel_format != V4L2_PIX_FMT_YUYV)
        return refuse(EINVAL);
    told->type = V4L2_FRMSIZE_TYPE_DISCRETE;
    told->discrete = (struct v4l2_frmsize_discrete){ WIDTH, HEIGHT };
    return 0;
}

static int
tell_format(struct v4l2_format *told)
{
    struct v4l2_pix_format *picture = &told->fmt.pix;
    if (told->type != V4L2_BUF_TYPE_VIDEO_CAPTURE)
        return refuse(EINVAL);
    *picture = (struct v4l2_pix_format){ .width = WIDTH,
                                         .height = HEIGHT,
                                         .pixelformat = V4L2_PIX_FMT_YUYV,
                                         .field = V4L2_FIELD_NONE,
                                         .bytesperline = WIDTH * 2,
                                         .sizeimage = PICTURE };
    return 0;
}

static int
give_buffers(struct v4l2_requestbuffers *asked)
{
    if (asked->memory != V4L2_MEMORY_MMAP)
        return refuse(EINVAL);
    if (asked->count > BUFFERS_MOST)
        asked->count = BUFFERS_MOST;
    if (lens.pictures == NULL)
        lens.pictures = malloc((size_t)PICTURE * BUFFERS_MOST);
    return lens.pictures != NULL ? 0 : refuse(ENOMEM);
}

static int
tell_buffer(struct v4l2_buffer *told)
{
    told->length = PICTURE;
    told->m.offset = told->index * PICTURE;
    return 0;
}

static int
take_buffer(const struct v4l2_buffer *given)
{
    if (given->index >= BUFFERS_MOST || lens.count == BUFFERS_MOST)
        return refuse(EINVAL);
    lens.waiting[(lens.first + lens.count++) % BUFFERS_MOST] = (int)given->index;
    return 0;
}

static int
fill_buffer(struct v4l2_buffer *filled)
{
    if (lens.count == 0)
        return refuse(EAGAIN);
    filled->index = (uint32_t)lens.waiting[lens.first];
    filled->bytesused = PICTURE;
    lens.first = (lens.first + 1) % BUFFERS_MOST;
    lens.count--;
    take_picture(lens.pictures + (size_t)filled->index * PICTURE);
    return 0;
}

static int
answer(unsigned long request, void *told)
{
    switch (request) {
    case VIDIOC_QUERYCAP:
        return tell_capability(told);
    case VIDIOC_ENUM_FMT:
        return tell_kind(told);
    case VIDIOC_ENUM_FRAMESIZES:
        return tell_size(told);
    case VIDIOC_G_FMT:
    case VIDIOC_S_FMT:
    case VIDIOC_TRY_FMT:
        return tell_format(told);
    case VIDIOC_REQBUFS:
        return give_buffers(told);
    case VIDIOC_QUERYBUF:
        return tell_buffer(told);
    case VIDIOC_QBUF:
        return take_buffer(told);
    case VIDIOC_DQBUF:
        return fill_buffer(told);
    case VIDIOC_STREAMON:
    case VIDIOC_STREAMOFF:
        return 0;
    default:
        return refuse(EINVAL);
    }
}

/* ---- in place of the kernel ---- */

/* Asked before anything of this library could have begun. */
static long
ask_kernel(long number, const long words[6])
{
    static long (*kernel)(long number, ...);
    if (kernel == NULL)
        *(void **)&kernel = dlsym(RTLD_NEXT, "syscall");
    return kernel(number, words[0], words[1], words[2], words[3], words[4], words[5]);
}

static long
open_camera(void)
{
    if (!read_page(getenv("CAMERA_PAGE"), &lens.page))
        return refuse(EIO);
    read_page(getenv("CAMERA_GLIMPSE"), &lens.glimpse);
    camera = open("/dev/null", O_RDWR | O_CLOEXEC);
    return camera;
}

/* libv4l asks the kernel by this function alone. */
long
syscall(long number, ...)
{
    long words[6];
    va_list rest;
    va_start(rest, number);
    for (int i = 0; i < 6; i++)
        words[i] = va_arg(rest, long);
    va_end(rest);
    if (number == SYS_openat && strcmp((const char *)words[1], DEVICE) == 0)
        return open_camera();
    if (number == SYS_ioctl && camera >= 0 && words[0] == camera)
        return answer((unsigned)words[1], (void *)words[2]);
    if (number == SYS_mmap && camera >= 0 && words[4] == camera)
        return (long)(lens.pictures + words[5]);
    if (number == SYS_munmap && lens.pictures != NULL && words[0] >= (long)lens.pictures &&
        words[0] < (long)(lens.pictures + (size_t)PICTURE * BUFFERS_MOST))
        return 0;
    return ask_kernel(number, words);
}
