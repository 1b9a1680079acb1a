#include "base/table.h"

#include <string.h>

#include "base/utf8.h"

static const uint64_t k0 = 0xa0761d6478bd642fu, k1 = 0xe7037ed1a0b428dbu;

enum { FOLDED_MAX = 128 }; /* [bytes]; no list has a longer key */

static uint64_t fold(uint64_t a, uint64_t b)
{
    __extension__ typedef unsigned __int128 wide;
    wide product = (wide)a * b;

    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint64_t read_8(const char *p)
{
    uint64_t word;

    memcpy(&word, p, 8);
    return word;
}

/* The last n bytes, 1 to 7, as one number: two loads that overlap, since a
 * copy of a length that is not known costs more than the hash. */
static uint64_t read_tail(const char *p, size_t n)
{
    const unsigned char *u = (const unsigned char *)p;

    if (n >= 4) {
        uint32_t head, tail;

        memcpy(&head, p, 4);
        memcpy(&tail, p + n - 4, 4);
        return head | (uint64_t)tail << 8 * (n - 4);
    }
    return u[0] | (uint64_t)u[n / 2] << 8 * (n / 2) |
           (uint64_t)u[n - 1] << 8 * (n - 1);
}

static uint32_t finish(uint64_t h)
{
    h = fold(h, k0);
    return (uint32_t)(h ^ h >> 32);
}

uint32_t span_hash(struct span s)
{
    uint64_t h = k0 ^ s.n;

    for (; s.n >= 8; s = span_from(s, 8))
        h = fold(h ^ read_8(s.p), k1);
    if (s.n)
        h = fold(h ^ read_tail(s.p, s.n), k1);
    return finish(h);
}

/* Eight ASCII bytes in lower case: the high bit of a byte tells whether it
 * is 'A' or more, and whether it is past 'Z'. */
static uint64_t lower_8(uint64_t word)
{
    const uint64_t ones = 0x0101010101010101u;
    uint64_t from = word + ones * (0x80 - 'A');
    uint64_t past = word + ones * (0x80 - 'Z' - 1);

    return word | (from & ~past & ones * 0x80) >> 2;
}

static uint32_t hash_fold(struct span s)
{
    char folded[FOLDED_MAX];

    return span_hash(utf8_fold(s, folded, sizeof folded));
}

uint32_t span_hash_folded(struct span s)
{
    const uint64_t high = 0x8080808080808080u;
    const struct span all = s;
    uint64_t h = k0 ^ s.n;

    if (s.n > FOLDED_MAX)
        return hash_fold(s);
    for (; s.n >= 8; s = span_from(s, 8)) {
        uint64_t word = read_8(s.p);

        if (word & high)
            return hash_fold(all);
        h = fold(h ^ lower_8(word), k1);
    }
    if (s.n) {
        uint64_t word = read_tail(s.p, s.n);

        if (word & high)
            return hash_fold(all);
        h = fold(h ^ lower_8(word), k1);
    }
    return finish(h);
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
