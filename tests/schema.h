/*
 * Whether a value is what a JSON Schema says, for unit and fuzz tests alike.
 *
 * As much of draft 2020-12 as the program's schema uses: a keyword that is
 * not here fails, so that nothing in it goes unchecked.
 */
#ifndef TESTS_SCHEMA_H
#define TESTS_SCHEMA_H

#include <jansson.h>
#include <stdbool.h>

struct verdict {
    const json_t *definitions; /* of the schema: its "$defs" */
    char path[256], what[64];  /* of the first mistake */
    bool good;                 /* true before the first call */
    json_t *met; /* NULL, or an object that gets a member for each property of
                    the schema that is in the value, see schema_name() */
};

/* Check `value`; `path` is where it stands, "" for the whole. */
bool schema_check(struct verdict *v, const json_t *schema, const json_t *value,
                  const char *path);

enum { SCHEMA_NAME = 96 /* [bytes] */ };

/* How `met` names a property, by the object of the schema that lists it. */
void schema_name(const json_t *properties, const char *key,
                 char name[SCHEMA_NAME]);

/* A mistake that is none of the schema: only the first one stays.  False,
 * always. */
bool schema_refuse(struct verdict *v, const char *path, const char *what);

#endif
