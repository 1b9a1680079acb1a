#include "cli/descriptor.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

void descriptor_fill(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        /* The lowest number that is free is fd; /dev/null that is open for
         * the other way answers EBADF, as if it were closed. */
        if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
            (void)!open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}
