/*
 * A hash table from spans to numbers, in an arena.
 *
 * Open addressing, linear probing, at most half full.  Keys are borrowed:
 * they must live as long as the table.  Nothing is ever removed.  The
 * order of the slots must never reach any output.
 * Source of the hash: 64-bit multiply and fold, eight bytes a step (the
 * step of wyhash, W. Yi, 2019), because words are short.
 */
#ifndef BASE_TABLE_H
#define BASE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"

struct table_slot {
    struct span key; /* key.p == NULL: empty */
    uint32_t hash, value;
};

struct table {
    struct table_slot *slots;
    size_t mask, count;
    struct arena *arena;
};

uint32_t span_hash(struct span s);

/* span_hash() of utf8_fold(s): the same for "Iraq", "IRAQ" and "iraq".
 * Only the first 128 bytes count. */
uint32_t span_hash_folded(struct span s);

/* An empty table, sized for `expected` keys; it grows by itself. */
struct table table_new(struct arena *a, size_t expected);

/* The value of `key`, or NULL. */
const uint32_t *table_find(const struct table *t, struct span key);

/* The value of `key`, 0 if the key is new; *fresh tells which.  The
 * pointer is valid until the next call. */
uint32_t *table_put(struct table *t, struct span key, bool *fresh);

#endif
