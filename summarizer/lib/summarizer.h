/*
 * libsummarizer: key sentences, facts and briefings of news articles.
 *
 * Bytes of articles in, the reports of the command summarizer out: as
 * structs or as text, JSON, Markdown, HTML or CSV.  Nothing is read but
 * what is passed in: no file, clock, locale or environment, and nothing is
 * written.  The same input gives the same bytes.
 *
 * An object belongs to one thread at a time; different objects have
 * nothing in common.  No function ends the program or prints anything.
 * When memory runs out, the call gives SUMMARIZER_MEMORY and the object's
 * articles and report are gone, its settings are not.  For that libxml2,
 * cmark and jansson are given allocators that behave as malloc() does
 * outside the calls of this library, unless the program gave them its own
 * before.  This happens in summarizer_new(): make the first object before
 * other threads use those libraries, which they ask for themselves.
 * See summarizer(3).
 */
#ifndef SUMMARIZER_H
#define SUMMARIZER_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

struct summarizer;

/* The exit statuses of the command, where they mean the same. */
enum summarizer_status {
    SUMMARIZER_OK = 0,
    SUMMARIZER_INPUT = 1,   /* the input cannot be read */
    SUMMARIZER_USAGE = 2,   /* a setting, template or weight is wrong */
    SUMMARIZER_NOTHING = 3, /* nothing usable in the input */
    SUMMARIZER_MEMORY = 5   /* memory ran out */
};

/* Text: UTF-8, n bytes, no NUL behind them.  p may be NULL when n is 0. */
struct summarizer_text {
    const char *p;
    size_t n;
};

/* Where a text stands: article.text.p[start .. end). */
struct summarizer_place {
    size_t article;    /* 0.. in the report */
    size_t start, end; /* [bytes] */
    size_t paragraph;  /* 1.., 0: outside the sentences */
    size_t sentence;   /* 1.., 0: outside the sentences */
};

struct summarizer_article {
    struct summarizer_text text; /* what all places count in */
    struct summarizer_text title, site, url;
    struct summarizer_text date, modified; /* YYYY-MM-DD, or empty */
    const char *lang;                      /* "en"; "und": not known */
    size_t duplicate_of; /* the article of the report that it is a copy of;
                            SIZE_MAX: of none.  With facts only. */
};

struct summarizer_sentence { /* of the summary, in the order of output */
    struct summarizer_text text;
    struct summarizer_place at;
    double score;
};

enum summarizer_slot {
    SUMMARIZER_WHO,
    SUMMARIZER_WHAT,
    SUMMARIZER_WHEN,
    SUMMARIZER_WHERE,
    SUMMARIZER_NUMBER,
    SUMMARIZER_REACTION
};

enum summarizer_bounds { /* of a number */
                         SUMMARIZER_NO_VALUE = 0,
                         SUMMARIZER_EXACT = 1, /* low is the value */
                         SUMMARIZER_ABOUT = 2, /* low is near the value */
                         SUMMARIZER_LOW = 4,   /* not less than low */
                         SUMMARIZER_HIGH = 8,  /* not more than high */
                         SUMMARIZER_EXCLUSIVE =
                             16 /* nor the bound itself: "more than half" */
};

/*
 * A fact and where it is from.  What a slot does not have is empty; words
 * such as kind, role and status are those of summarizer-json(5).
 */
struct summarizer_fact {
    enum summarizer_slot slot;
    const char *status; /* "single", "agreed", "conflict" */

    /* Name, clause, words of the date, place, quantity, or what was said
     * without its marks: verbatim. */
    struct summarizer_text text;

    const struct summarizer_place *at; /* the evidence, in order */
    size_t at_count;                   /* at least 1 */

    const char *kind; /* who: "person", "organisation", "group"; number: its
                         class, "killed"; else NULL */
    struct summarizer_text role; /* who, reaction: "Iraqi Prime Minister";
                                    number: "remaining" */
    struct summarizer_text iso;  /* when: the day or part of it, or empty */
    int bounds;                  /* number: of enum summarizer_bounds */
    double low, high;
    struct summarizer_text unit;    /* number: "troops", "$" */
    struct summarizer_text speaker; /* reaction: empty if not known */
    struct summarizer_text verb;    /* reaction: the cue, "said" */
    int direct;                     /* reaction: in quotation marks */
    int computed; /* date or speaker are not so in the text, but follow */
    int main;     /* where: the dateline or the place of the event */
};

/* "0.1.0" */
const char *summarizer_version(void);

/* An object with the settings of the command.  NULL: no memory. */
struct summarizer *summarizer_new(void);
void summarizer_free(struct summarizer *s); /* NULL is nothing */

/*
 * Set what the command's long option `name` sets: "facts" (NULL), "sentences"
 * ("5"), "to" ("json").  Options for files, processes and terminals are
 * none of the library's; where the command takes the name of a file
 * ("weights", "css", "check") the text itself is meant, and "template"
 * takes the name of a built-in one or the text of one.  `value` is copied.
 * "title", "url" and "source" hold for the next input, all others until
 * they are set again, and those without a value for good.  The report at
 * hand is gone.
 */
enum summarizer_status summarizer_set(struct summarizer *s, const char *name,
                                      const char *value);

/*
 * Read an input of `n` bytes: an article, a feed or a record of JSON Lines.
 * Its articles join those that wait.  Nothing is kept of `bytes`.  The
 * report at hand is gone.
 */
enum summarizer_status summarizer_add(struct summarizer *s, const void *bytes,
                                      size_t n);

/* How many articles wait. */
size_t summarizer_count(const struct summarizer *s);

/*
 * Report on `count` waiting articles from number `first` on: on one alone,
 * or one report on several.  They go on waiting, for other reports.
 */
enum summarizer_status summarizer_report(struct summarizer *s, size_t first,
                                         size_t count);

/* No article waits any more; the report at hand is gone. */
void summarizer_clear(struct summarizer *s);

/*
 * The report at hand, until it is gone.  In the format that is set with
 * "to", else the command's for this report; *text lives as long as the
 * report does.  SUMMARIZER_USAGE without a report.
 */
enum summarizer_status summarizer_write(struct summarizer *s,
                                        struct summarizer_text *text);

/* Its parts: NULL when there is no number `i`, from 0 on.  Sentences are in
 * reports "summary" and "brief", facts in "facts", "brief", "compare" and
 * "check". */
const struct summarizer_article *summarizer_article(const struct summarizer *s,
                                                    size_t i);
const struct summarizer_sentence *
summarizer_sentence(const struct summarizer *s, size_t i);
const struct summarizer_fact *summarizer_fact(const struct summarizer *s,
                                              size_t i);

/* What was odd in waiting article `i`, number `n` of it: one sentence
 * without a full stop; p is NULL when there is no such. */
struct summarizer_text summarizer_note(const struct summarizer *s, size_t i,
                                       size_t n);

/* What the last call that failed says, one line without a full stop; ""
 * when none did.  Until the next call. */
const char *summarizer_message(const struct summarizer *s);

#ifdef __cplusplus
}
#endif

#endif
