#include "cli/terminal.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { WIDEST = 100, USUAL = 80 };

static bool on_terminal(const struct options *o)
{
    return (!o->output || strcmp(o->output, "-") == 0) && isatty(STDOUT_FILENO);
}

bool terminal_color(const struct options *o)
{
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");

    if (o->color != WHEN_AUTO)
        return o->color == WHEN_ALWAYS;
    if ((no_color && no_color[0]) || !term || strcmp(term, "dumb") == 0)
        return false;
    return on_terminal(o);
}

size_t terminal_width(const struct options *o)
{
    struct winsize size;

    if (o->set.width != SIZE_MAX || !on_terminal(o))
        return o->set.width;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return USUAL;
    return size.ws_col < WIDEST ? size.ws_col : WIDEST;
}
