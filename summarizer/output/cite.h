/*
 * Places: marks such as [1:¶2] that lead from a fact to its source.
 *
 * In Markdown a mark is a reference link, whose definition (file, bytes of
 * the paragraph) stands at the end of the sheet.  On the page it leads to
 * the sentence in the full text, and the pen keeps in mind who leads where
 * so that the sentence can lead back.
 *
 *     #d1       source 1              #d1p2   its second paragraph
 *     #d1s3     its third sentence    #d1x4   its fourth block that holds
 *                                             no sentence
 */
#ifndef OUTPUT_CITE_H
#define OUTPUT_CITE_H

#include "base/arena.h"
#include "base/buf.h"
#include "facts/fact.h"
#include "output/node.h"
#include "output/report.h"

struct anchor {       /* a place on the page that cites sentences */
    const char *id;   /* "k"; NULL: none */
    const char *name; /* "figure" */
    size_t number;    /* [1..], 0: there is only one of its kind */
};

struct back { /* from a sentence to what cites it */
    size_t doc, sentence, serial;
    struct anchor anchor;
};

struct cited_doc {
    const struct reading *reading;
    size_t *paragraph; /* [blocks]: [1..], 0 if it holds no sentence */
    size_t *first;     /* [blocks]: index of its first sentence */
    size_t *aside;     /* [blocks]: [1..] among those without sentences */
    bool *used;        /* [blocks + 1]: marked in Markdown; last: the whole */
};

struct pen { /* what a tree is written with */
    enum medium medium;
    const struct report *report;
    struct arena *arena;
    const char *lang;       /* attribute of quoted text: "" or " lang=\"fr\"" */
    struct cited_doc *docs; /* [documents] */
    struct anchor anchor;   /* what is being written */
    struct back *backs;
    size_t back_count;
    bool sorted;
};

struct pen *pen_new(const struct report *r, enum medium medium,
                    struct arena *a);

/* The mark of one place. */
void cite_place(struct pen *pen, cmark_node *parent, const struct at *at);

/* The marks of all places, each paragraph (page: sentence) once, a space
 * between two; after a few, only how many more there are. */
void cite_all(struct pen *pen, cmark_node *parent,
              const struct evidence *evidence);

/* The definitions of all marks that were used.  Markdown only. */
void cite_define(const struct pen *pen, struct buf *out);

/* Who cites a sentence [1..], in the order of the page. */
const struct back *cite_backs(struct pen *pen, size_t doc, size_t sentence,
                              size_t *count);

#endif
