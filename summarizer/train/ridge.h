/*
 * Ridge regression: linear weights from many small groups of rows.
 *
 * Source: Hoerl and Kennard, "Ridge regression" (1970), with each unknown's
 * penalty in proportion to its own sum of squares, as if all were of the
 * same spread.  Groups are centred, so only differences within one count.
 */
#ifndef TRAIN_RIDGE_H
#define TRAIN_RIDGE_H

#include <stddef.h>

enum { RIDGE_MOST = 48 /* [unknowns] */ };

struct ridge { /* zeroed but for `count` to begin with */
    double a[RIDGE_MOST][RIDGE_MOST], b[RIDGE_MOST];
    size_t count; /* [unknowns] */
};

struct ridge_rows { /* one group */
    double *x;      /* [rows * unknowns] */
    double *y;      /* [rows] */
    double *share;  /* [rows]: how much a row counts */
    size_t count;   /* [rows] */
};

/* Cost: O(rows * unknowns^2). */
void ridge_add(struct ridge *r, const struct ridge_rows *rows, double weight);

/* The solution into x[count]; `penalty` in shares of the sum of squares.
 * An unknown that never varied is 0. */
void ridge_solve(const struct ridge *r, double penalty, double *x);

#endif
