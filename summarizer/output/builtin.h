/*
 * The templates, page shell and style that are compiled into the program.
 */
#ifndef OUTPUT_BUILTIN_H
#define OUTPUT_BUILTIN_H

#include <stddef.h>

struct builtin {
    const char *name; /* file name in templates/; NULL ends the list */
    const char *text;
    size_t n; /* [bytes] */
};

extern const struct builtin builtins[];

#endif
