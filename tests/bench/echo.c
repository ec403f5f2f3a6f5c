/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The limit of a key on a screen: gives back each byte as it comes, and ends at q. */

#include <termios.h>
#include <unistd.h>

int
main(void)
{
    struct termios terminal;
    char byte;
    if (tcgetattr(0, &terminal) != 0)
        return 1;
    cfmakeraw(&terminal);
    tcsetattr(0, TCSANOW, &terminal);
    while (read(0, &byte, 1) == 1 && byte != 'q')
        if (write(1, &byte, 1) != 1)
            return 1;
    return 0;
}
