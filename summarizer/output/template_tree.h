/*
 * A parsed template, as template.c makes and template_fill.c reads it.
 *
 * A tag is a custom node whose user data is the number of its use plus
 * one: a custom inline for a value or for a section in a line, a custom
 * block for a section that stands alone; a section's node holds what is in
 * it.  In addresses and code, where no node can stand, a tag is a mark:
 * its number between two private-use characters.
 */
#ifndef OUTPUT_TEMPLATE_TREE_H
#define OUTPUT_TEMPLATE_TREE_H

#include <cmark.h>

#include "base/span.h"
#include "output/template_tag.h"

#define MARK_OPEN "\xee\x80\x80"  /* U+E000 */
#define MARK_CLOSE "\xee\x80\x81" /* U+E001 */

enum { MARK_BYTES = 3, NESTING_MAX = 60 /* [levels] of sections, of nodes */ };

enum sign { SIGN_VALUE, SIGN_SECTION, SIGN_INVERTED, SIGN_END };

struct use { /* of a tag */
    const struct template_tag *tag;
    enum sign sign;
    bool block;     /* stands alone on its line */
    bool condition; /* "name?": once, if there is any */
    struct span name;
    size_t line, column; /* [1..], [code points] */
};

struct template
{
    const char *name;
    cmark_node *root;
    struct use *uses;
    size_t use_count;
};

/* The use that a node stands for, or NULL. */
const struct use *template_use(const struct template *t, cmark_node *node);

/* Whether it is a section for each item of a list. */
bool template_use_repeats(const struct use *use);

/* The next mark in a literal: its use, with *before bytes ahead of it and
 * *after its end; NULL if there is none. */
const struct use *template_mark(const struct template *t, const char *literal,
                                size_t *before, const char **after);

#endif
