/*
 * The table of features, for score.c, weights.c and the tests.
 */
#ifndef RANK_FEATURE_H
#define RANK_FEATURE_H

#include <stddef.h>

enum { SCORE_PARTS_MAX = 40 };

size_t feature_count(void); /* less than SCORE_PARTS_MAX */
const char *const *feature_names(void);

/* The weights of the choice, which are no features (choice.h). */
size_t choice_weight_count(void);
const char *const *choice_weight_names(void);

#endif
