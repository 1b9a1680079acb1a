/*
 * The folder that a file stands in, by its name alone.
 */
#ifndef CLI_FOLDER_H
#define CLI_FOLDER_H

#include <stdbool.h>

enum { FOLDER_ROOM = 4096 /* [bytes] of the longest path, NUL included */ };

/* "." for a name without a slash, "/" for one below the root.  False: the
 * name is longer than any that the system takes. */
bool folder_of(const char *name, char folder[FOLDER_ROOM]);

#endif
