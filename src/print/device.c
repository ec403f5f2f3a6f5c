/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/device.h"

#include "base/language.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/lp.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#define STALL_MS 2000 /* until it is said what the printer waits for */

/* A printer takes bytes at its own pace; a plain file would take them for ever. */
static bool
is_device(int device)
{
    struct stat status;
    return fstat(device, &status) == 0 && (S_ISCHR(status.st_mode) || S_ISFIFO(status.st_mode));
}

static const char *
why_not_opened(int code)
{
    if (code == ENOENT || code == ENODEV)
        return _("There is no such device: is the printer connected and switched on?");
    if (code == ENXIO)
        return _("Nothing answers on this device: is the printer switched on?");
    if (code == EACCES || code == EPERM)
        return _("This user may not write to the device; on Debian the group lp may.");
    if (code == EBUSY)
        return _("Another program is printing on this device.");
    return g_strerror(code);
}

/* What a parallel or USB printer tells of itself. */
static const char *
why_it_stalls(int device)
{
    int status = 0;
    if (ioctl(device, LPGETSTATUS, &status) != 0)
        return _("The printer takes no more: paper, cover, or offline?");
    if ((status & LP_POUTPA) != 0)
        return _("The printer is out of paper.");
    if ((status & LP_PSELECD) == 0)
        return _("The printer is offline.");
    return (status & LP_PERRORP) == 0 ? _("The printer reports a fault.")
                                      : _("The printer takes no more: paper, cover, or offline?");
}

/* A label that was begun cannot be broken off: the printer would take the next one for its rest. */
static const char *
why_it_waits(int device, const SpoolReport *report)
{
    return spool_is_given_up(report)
               ? _("A printer on a cable cannot be stopped in the middle: switch it off.")
               : why_it_stalls(device);
}

/* Bytes taken; less than all if the device failed, nobody wants the job before it was begun, or
 * nobody listens any more. */
static gsize
write_to(int device, const SpoolOrder *order, SpoolReport *report, int *ret_code)
{
    gsize taken = 0;
    *ret_code = 0;
    while (taken < order->length) {
        struct pollfd ready = { .fd = device, .events = POLLOUT };
        int found = poll(&ready, 1, STALL_MS);
        if (found == 0 && !spool_report(report, SPOOL_WAITS, why_it_waits(device, report)))
            return taken;
        if (taken == 0 && spool_is_given_up(report))
            return 0;
        if (found <= 0)
            continue;
        gssize count = write(device, order->bytes + taken, order->length - taken);
        if (count > 0)
            taken += (gsize)count;
        else if (errno != EAGAIN && errno != EINTR) {
            *ret_code = errno;
            return taken;
        }
    }
    return taken;
}

void
device_print(const SpoolOrder *order, SpoolReport *report)
{
    int code, device = open(order->printer, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (device < 0) {
        spool_report(report, SPOOL_FAILED, why_not_opened(errno));
        return;
    }
    if (!is_device(device)) {
        spool_report(report, SPOOL_FAILED, _("This is a file and no device of a printer."));
        close(device);
        return;
    }
    spool_report(report, SPOOL_WAITS, _("handed to the printer"));
    gsize taken = write_to(device, order, report, &code);
    close(device);
    if (taken == order->length)
        spool_report(report, SPOOL_TAKEN,
                     _("The printer took all of it and tells no more: look whether it came out."));
    else if (taken == 0)
        spool_report(report, SPOOL_FAILED,
                     code != 0 ? g_strerror(code) : _("The job was cancelled. Nothing came out."));
    else
        spool_report(report, SPOOL_UNSURE,
                     _("The printer was lost in the middle: look what came out."));
}
