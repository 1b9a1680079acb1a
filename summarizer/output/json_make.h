/*
 * Small pieces of the JSON report, for json.c and json_<part>.c only.
 *
 * jansson answers NULL when memory runs out; `failed` remembers it, so that
 * a report with a missing key is never written.
 */
#ifndef OUTPUT_JSON_MAKE_H
#define OUTPUT_JSON_MAKE_H

#include <jansson.h>
#include <stdbool.h>

#include "facts/fact.h"
#include "output/report.h"

struct json_maker {
    const struct report *report;
    bool failed; /* out of memory: the tree is not whole */
};

/* Each returns a new reference, for json_put() or json_push(). */
json_t *json_make_text(struct span s);         /* a string */
json_t *json_make_text_or_null(struct span s); /* null if s is empty */
json_t *json_make_number(double value);        /* an integer where it is one */
json_t *json_make_size(size_t n);

/* Store `value`, taking the reference over; NULL sets m->failed. */
void json_put(struct json_maker *m, json_t *object, const char *key,
              json_t *value);
void json_push(struct json_maker *m, json_t *array, json_t *value);

/* "doc", "start", "end" of a span in document number `doc`. */
void json_put_offsets(struct json_maker *m, json_t *object, size_t doc,
                      struct span text);

/* "paragraph" and "sentence" [1..], null for 0. */
void json_put_place(struct json_maker *m, json_t *object, size_t paragraph,
                    size_t sentence);

/* "value" or "min", "max", "approx", "exclusive", "unit". */
void json_put_quantity(struct json_maker *m, json_t *object,
                       const struct number_value *n);

/* The objects "facts" and "loaded" of a report with facts. */
json_t *json_make_facts(struct json_maker *m);
json_t *json_make_loaded(struct json_maker *m);

/* The array "check" of a report with a check. */
json_t *json_make_check(struct json_maker *m);

/* The object "compare" of a report with a comparison. */
json_t *json_make_compare(struct json_maker *m, struct arena *a);

/* The array "mentions" of all documents. */
json_t *json_make_mentions(struct json_maker *m, struct arena *a);

#endif
