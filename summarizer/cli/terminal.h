/*
 * What standard output is: a terminal, how wide, with colours or without.
 */
#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H

#include "cli/options.h"

/* Whether colour is wanted: NO_COLOR and TERM=dumb are obeyed by "auto". */
bool terminal_color(const struct options *o);

/* [columns] to wrap text to, 0 for never: --width, else the terminal's (at
 * most 100, because longer lines are hard to read), else 80 for a fact
 * sheet and 0 for all other text. */
size_t terminal_width(const struct options *o);

#endif
