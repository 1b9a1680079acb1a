/*
 * Judging weights: what they gain on samples they have not seen, what each
 * of them brings, and how their summaries read.
 *
 * Intervals are of 95 %, by the bootstrap (Efron, 1979): 2,000 times as
 * many samples of the set drawn anew, with a fixed series of numbers, so
 * the same input prints the same bytes.
 */
#ifndef TRAIN_JUDGE_H
#define TRAIN_JUDGE_H

#include <stdio.h>

#include "train/learn.h"

struct interval { /* [points of ROUGE-1 plus ROUGE-2] */
    double mean, low, high;
};

/* Of the mean of n values, n > 0. */
struct interval judge_interval(const double *value, size_t n, struct arena *a);

/* For each set: the gain over the lead of weights learned on all other
 * sets, and of weights learned on three quarters of every set for each
 * quarter; with the mean and the worst.  Sets with a budget of words count
 * for articles only as what budgets are learned from. */
void judge_cross(struct lesson *l, FILE *out);

/* For each weight of l->start that is not 0: what is lost when it becomes
 * 0, and when the others are learned anew without it. */
void judge_ablate(struct lesson *l, FILE *out);

/* For each set: gain of l->start, and the share of its summaries with a
 * lone pronoun opening, a fragment, or half a quotation. */
void judge_read(struct lesson *l, FILE *out);

#endif
