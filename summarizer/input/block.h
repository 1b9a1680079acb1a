/*
 * Blocks: which parts of an article are sentences, and which are captions,
 * credits, links to other stories, headings, bylines, date lines, pull
 * quotes or boilerplate.  One classifier for all formats.
 *
 * The words come from the language's list `lines`, so languages differ in
 * lists only.  Precision comes first: a heading taken for a sentence costs
 * less than a sentence that is lost, so a line is prose unless its form
 * says otherwise, and a line of BLOCK_LONG bytes or more is never dropped
 * for a pattern (a whole article may stand in one line).
 * Source: own rules; measured on 2,000 news articles, see block.c.
 */
#ifndef INPUT_BLOCK_H
#define INPUT_BLOCK_H

#include "base/arena.h"
#include "base/span.h"
#include "input/input.h"
#include "text/document.h"
#include "text/lang.h"

enum { BLOCK_LONG = 400 }; /* [bytes] */

enum markup {                   /* what the source says of a block */
              MARKUP_NONE,      /* a line of plain text: nothing is said */
              MARKUP_PARAGRAPH, /* <p> or the like */
              MARKUP_HEADING,   /* h2 to h6, "## …" */
              MARKUP_TITLE,     /* the article's headline */
              MARKUP_LIST_ITEM,
              MARKUP_QUOTATION,  /* <blockquote> */
              MARKUP_CAPTION,    /* <figcaption>, alternative text */
              MARKUP_PULL_QUOTE, /* an aside that repeats a quotation */
              MARKUP_PREFORMATTED,
              MARKUP_CELL /* of a table of data, see draft.cell */
};

struct draft_link {
    size_t start, end;  /* [bytes] in the draft's text */
    struct span target; /* as link.h says */
};

struct draft { /* a block before it is known what it is */
    struct span text;
    enum markup markup;
    struct cell cell;
    struct draft_link *links; /* in order, without overlap */
    size_t link_count;
};

/*
 * For formats with markup (HTML, Markdown).  Tells the drafts apart and
 * puts doc->text together from those that belong to the article, parted by
 * one empty line; captions, credits, links, bylines, date lines and
 * boilerplate are left out and counted in doc->intake as dropped (which
 * the caller may have begun to count).  Fills text, blocks, links, their
 * counts, intake, lang, and the date from a date line if doc->date is empty.
 * `doc->title`, the hints' title and the language are read: they must be
 * known before.
 * Drafts may be untrimmed; empty ones are skipped.  Spans of the blocks
 * point into doc->text, not into the drafts.
 * Cost: linear in the text.
 */
void block_build(const struct draft *drafts, size_t count,
                 const struct input_hints *hints, struct arena *a,
                 struct document *doc);

/*
 * For a text that is already whole (plain text): fills `kind`, `body` and
 * `dateline` of doc->blocks, whose `text` is set.  `markup` is what is
 * said of each, or NULL for nothing.  Reads doc->title and doc->lang.
 */
void block_classify(struct document *doc, const enum markup *markup,
                    struct arena *a);

/* Whether blocks of this kind stay in the text of HTML and Markdown. */
bool block_stays(enum block_kind kind);

/* Count doc->blocks as kept, by kind. */
void block_count_kept(struct document *doc);

/* Fill doc->date, if it is empty, from the first date line. */
void block_date(struct document *doc, struct arena *a);

/* The place and the body of a paragraph that may begin with a dateline
 * ("KABUL, Afghanistan (AP) -- "); no dateline: {"", text}.  A block that
 * is nothing else becomes a BLOCK_DATE_LINE. */
void block_cut_dateline(struct block *block, const struct lang *lang);

#endif
