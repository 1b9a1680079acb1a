/* Files of the project, for tests that run in its top folder. */
#ifndef TESTS_FILE_H
#define TESTS_FILE_H

#include <stdint.h>
#include <stdio.h>

#include "base/buf.h"
#include "tests/check.h"

/* What the file holds; that it cannot be read is a failure. */
static inline struct span file_read(const char *name, struct arena *a)
{
    struct buf out = buf_new(a, SIZE_MAX / 8);
    FILE *in = fopen(name, "rb");
    char piece[4096];
    size_t n;

    CHECK_TRUE(name, in != NULL);
    while (in && (n = fread(piece, 1, sizeof piece, in)) > 0)
        buf_add(&out, (struct span){piece, n});
    if (in)
        fclose(in);
    return buf_span(&out);
}

#endif
