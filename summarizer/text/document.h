/*
 * A document: the only owner of an article's bytes, and what is known of
 * the article besides them.
 *
 * `text` is what --extract prints, and all offsets in all outputs count in
 * it: valid UTF-8, line feeds only.  From plain text it holds every line;
 * from HTML, XML and Markdown the blocks of the article, parted by one
 * empty line.  `blocks` are the parts of it that were told apart, in order
 * and without overlap; only those of a kind for which block_is_prose() is
 * true are split into sentences.  `links` are words of the blocks that led
 * elsewhere, noted only where input_hints.links asks for them.
 * Owner: everything lives in the arena that input_read() was given.
 */
#ifndef TEXT_DOCUMENT_H
#define TEXT_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/digest.h"
#include "base/span.h"

struct lang;

enum block_kind {
    BLOCK_PARAGRAPH,
    BLOCK_LIST_ITEM,
    BLOCK_QUOTATION, /* a block quotation of the article itself */
    /* The rest are no sentences: */
    BLOCK_TITLE,       /* the article's headline, or its repeat */
    BLOCK_HEADING,     /* cross-heading */
    BLOCK_BYLINE,      /* "By Jane Doe" */
    BLOCK_DATE_LINE,   /* "Friday, August 21, 2015" on a line of its own */
    BLOCK_CAPTION,     /* of a photograph, its credit included */
    BLOCK_CREDIT,      /* "(ZAID AL-OBEIDI/ AFP)" on a line of its own */
    BLOCK_LINK,        /* READ MORE, ALSO READ, Related */
    BLOCK_PULL_QUOTE,  /* a repeat of a quotation, or its "Name, role" line */
    BLOCK_BOILERPLATE, /* newsletter, copyright, advertisement */
    BLOCK_CELL,        /* of a table of data */
    BLOCK_KINDS
};

struct cell {                    /* of a table; all 0: none */
    uint32_t table, row, column; /* from 1, in the document and in the table */
};

struct block {
    struct span text;     /* trimmed, inside document.text */
    struct span body;     /* text without its dateline: what is split */
    struct span dateline; /* the place of "BAGHDAD (AP) - …": "BAGHDAD" */
    enum block_kind kind;
    struct cell cell; /* of BLOCK_CELL */
};

struct link {
    struct span text;   /* trimmed, inside its block's */
    struct span target; /* absolute URL: http, https or mailto */
    size_t block;       /* index in document.blocks */
};

enum input_format {
    FORMAT_AUTO,
    FORMAT_HTML,
    FORMAT_XML,
    FORMAT_MARKDOWN,
    FORMAT_TEXT,
    FORMAT_JSONL
};

/* A note on something odd that lost nothing, or said what was lost. */
struct note {
    struct note *next;
    struct span text; /* one sentence, no full stop */
};

/* What was read and what was left out, for -v. */
struct intake {
    size_t kept, dropped;                /* [blocks] in document.text or not */
    size_t kept_bytes, dropped_bytes;    /* [bytes] of text in them */
    size_t by_kind[BLOCK_KINDS];         /* [blocks] in document.text */
    size_t dropped_by_kind[BLOCK_KINDS]; /* the rest of `dropped` is beside
                                            the article */
};

struct document {
    struct span text;
    struct block *blocks;
    size_t block_count;
    struct link *links; /* in order, without overlap */
    size_t link_count;
    bool linked; /* they were asked for */

    struct span title, site, url, section; /* empty: not stated */
    struct span *authors;
    size_t author_count;
    struct span date, modified; /* YYYY-MM-DD or empty */
    bool date_given;            /* by the user (--date), not by the source */
    struct span declared_lang;  /* as the source says, or empty */
    const struct lang *lang;    /* never NULL after input_read() */

    struct span file; /* name as the user gave it, "-" for standard input */
    size_t bytes;     /* [bytes] of the source as read */
    char sha256[DIGEST_HEX + 1]; /* of those bytes; "" if not asked for */
    enum input_format format;
    struct intake intake;
    struct note *notes; /* oldest first */
};

/* Whether blocks of this kind are split into sentences. */
bool block_is_prose(enum block_kind kind);

/* "paragraph", "caption" …: one word for -v and the briefing.  Static. */
const char *block_kind_name(enum block_kind kind);

/* "html", "xml", "markdown", "text", "jsonl", "auto".  Static. */
const char *input_format_name(enum input_format format);

/* The first link of a block; *count: how many it has.  Cost: O(log links).
 */
const struct link *document_links(const struct document *doc, size_t block,
                                  size_t *count);

/* Add a note behind those that are there; what it quotes from the source
 * is made fit to be shown (utf8_disarm). */
void document_note(struct document *doc, struct arena *a, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

#endif
