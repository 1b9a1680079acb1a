/* Articles for tests: from text down the road to ranked sentences. */
#ifndef TESTS_ROAD_H
#define TESTS_ROAD_H

#include "lib/article.h"

struct road {
    struct arena arena;
    struct kits kits;
    struct language_kit *kit;
};

void road_start(struct road *r);
void road_end(struct road *r);

/* Read `text` as plain English text; a failure is an assertion. */
struct article *road_read(struct road *r, const char *text);

/* The same with terms and scores. */
struct ranked road_rank(struct road *r, const char *text, enum score_use use);

#endif
