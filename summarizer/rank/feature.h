/*
 * The table of features, for score.c, weights.c and the tests.
 */
#ifndef RANK_FEATURE_H
#define RANK_FEATURE_H

#include <stddef.h>

enum { SCORE_PARTS_MAX = 40 };

size_t feature_count(void); /* less than SCORE_PARTS_MAX */
const char *const *feature_names(void);

#endif
