/*
 * What the parts of a check share: private to check*.c.
 */
#ifndef FACTS_CHECKING_H
#define FACTS_CHECKING_H

#include "facts/check.h"
#include "facts/passage.h"
#include "text/stem.h"

enum {
    ALIGN_WORDS = 256,  /* of a brief's wording that is compared */
    ALIGN_WINDOW = 1024 /* of a source's */
};

struct brief_word {
    struct span text;
    uint32_t id;
    uint32_t sentence; /* index */
    bool label;        /* of a phrase of the program */
    bool edge;         /* a mark that parts pieces stands before it */
    bool gap;          /* an ellipsis stands before it */
    bool aside;        /* a code beside a name: of no sentence */
    bool faulty;       /* in a quotation that was not found */
    bool quoted;       /* in a quotation that was found */
    size_t run;        /* [words] of the run of a source it lies in, or 0 */
    size_t place;      /* the word of the sources that it is in that run */
};

struct wording { /* some words of the brief, in order */
    size_t *at;  /* [count] indices of words */
    uint32_t *ids;
    size_t count;
};

struct alignment {      /* of a wording and the sources' words around it */
    size_t matched;     /* [words]; 0: nothing is near */
    size_t *to;         /* [wording.count] word of the sources, or SIZE_MAX */
    size_t first, last; /* words of the sources, the nearest wording */
};

struct figure { /* a number and what it counts */
    struct number_value number;
    struct span unit, text;
    enum unit_class unit_class, event_class;
    struct at at;
};

struct checking {
    const struct check_request *request;
    struct arena *arena;
    const struct lang *lang; /* of the brief */
    struct stemmer *stemmer;
    struct passages passages;
    struct brief_word *words; /* of the brief */
    size_t count;             /* [words] */
    size_t *first;            /* [sentences + 1] */
    struct facts brief_facts;
    bool *stated; /* [sentences] something in it was reported */
    bool *copied; /* [sentences] it is verbatim, or a row of labels and
                     pieces that are */
    struct check out;

    /* check_near.c */
    uint32_t *stem_of;     /* [ids + 1] of source words; 0: no content */
    struct table stem_ids; /* stem -> number */
    uint32_t stem_count;
    uint32_t source_stems; /* the first ones: a source has them */
    size_t *postings_at;   /* [stems + 2] */
    uint32_t *postings;    /* passages */
    double *score;         /* [passages] scratch, zero between uses */
    uint16_t *grid;        /* scratch of the alignment */

    /* check_number.c */
    struct figure *figures; /* of the sources, by value */
    size_t figure_count;
    struct table brief_figures; /* text of a number -> 1 + brief figure */
    struct figure *of_brief;

    /* check_name.c */
    struct table names; /* key of a name -> 1 + name */
    const struct mention **name_at;
    uint32_t *name_next; /* 1 + older one with the same key */
    size_t *name_doc;
    size_t name_count;
    size_t searches; /* [names] that were looked for by letters */

    /* check_date.c */
    struct check_date *dates;
    size_t date_count;
    struct table date_values;
    struct table date_phrases; /* folded words -> 1 + the last such date */
    size_t iso_count;          /* [items] the first ones: values, in order */

    /* check_speaker.c */
    struct said *said; /* by document, then place */
    size_t said_count;
    struct said *claimed; /* the same of the brief */
    size_t claimed_count;
    struct table speakers; /* of the sources, folded */
};

struct said { /* a statement and whose it is */
    struct at at;
    struct span speaker, role;
    struct span stated; /* "he", "the minister", if the speaker is computed */
    bool direct;
};

enum { CHECK_NAME_MOST = 240 /* [bytes] of a line that may be a name */ };

/* check_speaker.c.  Index behind the last statement that begins at or before
 * `p`, and whether one lies over it. */
size_t check_said_before(const struct said *list, size_t count, size_t doc,
                         const char *p);
bool check_covers(const struct said *s, size_t doc, const char *p);
/* Whether it is a name: any word but the first has a capital, or it is one
 * word that has. */
bool check_is_proper(struct span s);

/* check_attribution.c: whether it is he, she, it, they or I; whose words `text`
 * of the brief is, as the brief says; empty: it does not.  Cost: what is looked
 * at is bounded. */
bool check_is_pronoun(const struct checking *k, struct span name);
struct span check_attributed_to(const struct checking *k, struct span text);

/* check_words.c: the words of the brief, labels and runs. */
void check_read_words(struct checking *k);
/* Words of the brief within `text`: first, and behind the last. */
void check_words_of(const struct checking *k, struct span text, size_t *first,
                    size_t *end);
/* The words from `first` to `end` that are no labels. */
struct wording check_wording(const struct checking *k, size_t first,
                             size_t end);

/* check_near.c */
void check_near_build(struct checking *k);
struct alignment check_near(struct checking *k, const struct wording *w);
/* The place of word `i` to word `last` of the sources. */
struct at check_place(const struct checking *k, size_t i, size_t last);
/* The number of a word's stem, 0: a stop word. */
uint32_t check_stem(struct checking *k, struct span word);

/* check.c */
struct check_item *check_add(struct checking *k, enum check_kind kind,
                             struct span text);
void check_found(const struct checking *k, struct check_item *item,
                 size_t first, size_t last);
void check_nearest(const struct checking *k, struct check_item *item,
                   const struct alignment *al);
/* The mention of a kind that overlaps words `first` to `last` of the
 * sources, or NULL. */
const struct mention *check_mention_at(const struct checking *k, size_t first,
                                       size_t last, enum mention_kind kind);
bool check_is_name(enum mention_kind kind);

/* check_quantity.c: numbers without their nouns. */
enum match { /* how far a number of the brief is that of a source */
             MATCH_NONE,
             MATCH_NEAR,  /* same noun, another value; or the reverse */
             MATCH_WORDS, /* same value, other bound or related noun */
             MATCH_SAME
};
extern const double check_fuzz; /* values that differ by less are equal */
bool check_equal(double a, double b);
/* The number that the words name, bounds or not. */
double check_centre(const struct number_value *n);
bool check_same_quantity(const struct number_value *a,
                         const struct number_value *b);
enum match check_match_quantity(const struct number_value *ours,
                                const struct number_value *theirs);

/* One file each; check_*_build() reads the sources. */
void check_numbers_build(struct checking *k);
void check_number(struct checking *k, const struct mention *m);
bool check_same_number(const struct checking *k, const struct mention *ours,
                       const struct mention *theirs);
void check_dates_build(struct checking *k);
void check_date(struct checking *k, const struct mention *m);
/* ISO values that are no words: "2021-01-05T10:30", "2021-W01". */
void check_isos(struct checking *k);
/* A value beside quoted words of a source, and nothing else, says what they
 * mean: that must be so in a source.  After all mentions. */
void check_date_pairs(struct checking *k);
bool check_same_date(const struct date_value *ours,
                     const struct date_value *theirs);
void check_names_build(struct checking *k);
void check_name(struct checking *k, const struct mention *m);
/* Whether a source names somebody or something so. */
bool check_is_named(const struct checking *k, struct span name);
bool check_same_name(struct span ours, struct span theirs);
/* The letters themselves in a source, where words are cut in another way;
 * empty: no source has them, or too many were asked for. */
struct span check_letters(struct checking *k, struct span text);
void check_speakers_build(struct checking *k);
void check_quotes(struct checking *k);
void check_sentences(struct checking *k);
/* Fills k->copied. */
void check_copies(struct checking *k);

/* Whether one of `places` (words of the sources) is said by whom the brief
 * gives `text` to; false sets item->stated_by and nearest. */
bool check_speaker(struct checking *k, struct span text, const size_t *places,
                   size_t count, struct check_item *item);
/* Whether every one of the places [count] of `words` words is a statement
 * that begins or ends with a denial that was cut off; fills item->nearest
 * then. */
bool check_cut_denial(const struct checking *k, const size_t *places,
                      size_t count, size_t words, struct check_item *item);
/* Whether this is one of those whom the sources quote. */
bool check_is_speaker(const struct checking *k, struct span name);
/* Statements of the brief that give words to another. */
void check_statements(struct checking *k);

#endif
