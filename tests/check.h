/* CUnit assertions that name the table row and show both values. */
#ifndef TESTS_CHECK_H
#define TESTS_CHECK_H

#include <CUnit/CUnit.h>
#include <stdbool.h>

#include "base/span.h"

void check_size(const char *row, size_t got, size_t want, int line,
                const char *file);
void check_span(const char *row, struct span got, const char *want, int line,
                const char *file);
void check_true(const char *row, bool holds, const char *what, int line,
                const char *file);

#define CHECK_SIZE(row, got, want)                                             \
    check_size(row, got, want, __LINE__, __FILE__)
#define CHECK_SPAN(row, got, want)                                             \
    check_span(row, got, want, __LINE__, __FILE__)
#define CHECK_TRUE(row, holds)                                                 \
    check_true(row, holds, #holds, __LINE__, __FILE__)

#endif
