/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/camera-reader.h"

#include "desk/lens.h"

#include "print/decoder.h"

char *
camera_reader(const char *device, ReaderTrouble *ret_trouble)
{
    bool installed = true;
    g_autoptr(Decoder) decoder = decoder_new(DECODER_BANDS);
    g_autoptr(Lens) lens = decoder != NULL ? lens_open(device, &installed) : NULL;
    g_autofree char *before = NULL;
    const guint8 *picture;
    guint width, height;
    *ret_trouble = decoder == NULL || !installed ? READER_NOT_INSTALLED : READER_NO_CAMERA;
    while (lens != NULL && (picture = lens_picture(lens, &width, &height)) != NULL) {
        g_autofree char *now = decoder_see(decoder, picture, width, height);
        if (now != NULL && g_strcmp0(now, before) == 0)
            return g_steal_pointer(&now);
        g_free(before);
        before = g_steal_pointer(&now);
    }
    return NULL;
}
