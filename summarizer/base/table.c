#include "base/table.h"

#include <string.h>

static uint64_t fold(uint64_t a, uint64_t b)
{
    __extension__ typedef unsigned __int128 wide;
    wide product = (wide)a * b;

    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

uint32_t span_hash(struct span s)
{
    static const uint64_t k0 = 0xa0761d6478bd642fu, k1 = 0xe7037ed1a0b428dbu;
    uint64_t h = k0 ^ s.n;

    while (s.n >= 8) {
        uint64_t word;

        memcpy(&word, s.p, 8);
        h = fold(h ^ word, k1);
        s = span_from(s, 8);
    }
    if (s.n) {
        uint64_t word = 0;

        memcpy(&word, s.p, s.n);
        h = fold(h ^ word, k1);
    }
    h = fold(h, k0);
    return (uint32_t)(h ^ h >> 32);
}

static void make_slots(struct table *t, size_t size)
{
    t->slots = ARENA_NEW(t->arena, struct table_slot, size);
    t->mask = size - 1;
}

struct table table_new(struct arena *a, size_t expected)
{
    struct table t = {.arena = a};
    size_t size = 16;

    while (size < 2 * expected)
        size *= 2;
    make_slots(&t, size);
    return t;
}

static size_t find_slot(const struct table *t, struct span key, uint32_t hash)
{
    size_t i = hash & t->mask;

    while (t->slots[i].key.p &&
           (t->slots[i].hash != hash || !span_eq(t->slots[i].key, key)))
        i = (i + 1) & t->mask;
    return i;
}

const uint32_t *table_find(const struct table *t, struct span key)
{
    const struct table_slot *slot =
        &t->slots[find_slot(t, key, span_hash(key))];

    return slot->key.p ? &slot->value : NULL;
}

static void grow(struct table *t)
{
    struct table_slot *old = t->slots;
    size_t size = t->mask + 1;

    make_slots(t, 2 * size);
    for (size_t i = 0; i < size; i++)
        if (old[i].key.p)
            t->slots[find_slot(t, old[i].key, old[i].hash)] = old[i];
}

uint32_t *table_put(struct table *t, struct span key, bool *fresh)
{
    uint32_t hash = span_hash(key);
    size_t i;

    if (2 * t->count > t->mask)
        grow(t);
    i = find_slot(t, key, hash);
    *fresh = !t->slots[i].key.p;
    if (*fresh) {
        /* An empty key may come with a NULL pointer, which means "empty
         * slot" here. */
        t->slots[i] = (struct table_slot){key.p ? key : SPAN(""), hash, 0};
        t->count++;
    }
    return &t->slots[i].value;
}
