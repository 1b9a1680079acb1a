/*
 * The tags of templates: one table for the parser, the messages and the
 * manual.
 */
#ifndef OUTPUT_TEMPLATE_TAG_H
#define OUTPUT_TEMPLATE_TAG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/span.h"
#include "output/view.h"

enum template_scope { /* what an item is; behind it, where it is kept */
                      SCOPE_REPORT,    /* struct view */
                      SCOPE_SENTENCE,  /* struct at */
                      SCOPE_WHO,       /* struct fact_who */
                      SCOPE_ALIAS,     /* struct span */
                      SCOPE_WHAT,      /* struct fact_what */
                      SCOPE_WHEN,      /* struct fact_when */
                      SCOPE_WHERE,     /* struct fact_where */
                      SCOPE_NUMBER,    /* struct fact_number */
                      SCOPE_SPEAKER,   /* struct speaker */
                      SCOPE_STATEMENT, /* struct fact_reaction */
                      SCOPE_CONFLICT,  /* struct dispute */
                      SCOPE_LOADED,    /* struct fact_loaded */
                      SCOPE_KEYWORD,   /* struct keyword */
                      SCOPE_GAP,       /* struct span */
                      SCOPE_SOURCE,    /* struct source */
                      SCOPE_AUTHOR,    /* struct span */
                      SCOPE_VOICE,     /* struct voice_at */
                      SCOPE_SHARED,    /* struct shared_fact */
                      SCOPE_DIFFERING, /* struct differing */
                      SCOPE_WORDING,   /* struct wording_of */
                      SCOPE_RUN,       /* struct wording_run */
                      SCOPE_LIKENESS,  /* struct likeness */
                      SCOPE_NAMED,     /* struct named_by */
                      SCOPE_OUTLET,    /* struct outlet */
                      SCOPES
};

enum template_value {
    VALUE_TEXT,   /* struct span: text of an article */
    VALUE_WORDS,  /* struct span: our words */
    VALUE_COUNT,  /* size_t */
    VALUE_STATUS, /* enum fact_status */
    VALUE_CALL,   /* what `call` says: our words */
    VALUE_MARKS,  /* struct evidence: marks such as [1:¶2] */
    VALUE_MARK,   /* struct at: one mark */
    VALUE_FLAG,   /* bool: a section, printed if it holds */
    VALUE_LIST    /* struct items: a section, once for each */
};

struct frame { /* where in the sections we are */
    const struct view *view;
    struct arena *arena;
    const void *item;
    enum template_scope scope;
    const struct frame *outer; /* NULL: this is the report */
};

struct template_tag {
    const char *name;          /* NULL ends the table */
    enum template_scope scope; /* of the section in which it is valid, and in
                                  those within it */
    enum template_value value;
    size_t at; /* offset of the value in the item [bytes], or: */
    struct span (*call)(const struct frame *);
    struct items (*list)(const struct frame *);
    enum template_scope inner; /* VALUE_LIST: what its items are */
    size_t shown; /* offset of a flag in struct view: whether --only lets it be
                     printed; 0: always */
    const char *what; /* it gives, for the manual */
};

extern const struct template_tag template_tags[];
extern const struct template_tag template_tags_compare[];

/* "{{#who}}": a section whose items have this scope; "" for the report.
 * Static. */
const char *template_scope_name(enum template_scope scope);

/* The tag of this name in this scope, or NULL. */
const struct template_tag *template_tag_find(struct span name,
                                             enum template_scope scope);

/* Whether it gives text, so that it may stand in an address or in code. */
bool template_tag_is_text(const struct template_tag *tag);

/* What a tag gives where the frame is; the last three are empty for tags of
 * another kind.  `holds`: whether there is anything at all. */
struct span template_tag_text(const struct template_tag *tag,
                              const struct frame *f);
struct evidence template_tag_marks(const struct template_tag *tag,
                                   const struct frame *f);
struct items template_tag_list(const struct template_tag *tag,
                               const struct frame *f);
bool template_tag_holds(const struct template_tag *tag, const struct frame *f);

#endif
