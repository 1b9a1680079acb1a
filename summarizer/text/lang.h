/*
 * What the rest of the program may know about a natural language, and the
 * word lists that belong to none.
 *
 * One const object per language, made from corpus/<code>/ by the build;
 * the list is in lang.c.  A list that a language lacks is empty, so every
 * module works for every language and only knows less.  The file of each
 * list is corpus/<code>/<field>.tsv: key, tag, value, parted by tabs; the
 * tag is the enum constant below without its prefix, in lower case.
 */
#ifndef TEXT_LANG_H
#define TEXT_LANG_H

#include <stddef.h>
#include <stdint.h>

#include "base/span.h"
#include "text/lexicon.h"

enum abbreviation { /* keys without the last full stop */
                    ABBREVIATION_TITLE =
                        1, /* a name follows: never ends a sentence */
                    ABBREVIATION_NUMBER, /* "No.", "p.": does not end one before
                                            a digit */
                    ABBREVIATION_MONTH,  /* "Jan.", "Ill.": the same, and may
                                            end one else; in lower case it is
                                            a word and ends one */
                    ABBREVIATION_OPEN,   /* "Inc.", "a.m.": ends one before a
                                            starter */
                    ABBREVIATION_ETC,    /* ends one before any capital */
                    ABBREVIATION_TIME,   /* "p.m.": the same, but before a
                                            weekday, month or time zone */
                    ABBREVIATION_ORDINAL /* the one key "0": a number with a
                                            full stop is an ordinal */
};

enum opener { /* words at the start of a sentence that lean on another */
              OPENER_PRONOUN = 1,   /* he, she, they, it, his … */
              OPENER_CONNECTIVE,    /* but, and, however, meanwhile … */
              OPENER_DEMONSTRATIVE, /* this, that, these, such … */
              OPENER_SELF           /* I, we, you: a speaker's own voice */
};

enum cue { /* verbs that report speech; every inflected form is a key */
           CUE_SAY = 1,  /* said, added, told: any clause */
           CUE_DEMAND,   /* urged, called for, denied: also a noun phrase */
           CUE_ESTIMATE, /* believes, expects, found: with "that" */
           CUE_WEAK      /* also common in other senses: show, called, asked */
};

enum title { /* words that name an office or a rank; value: 1 male, 2 female */
             TITLE_OFFICE = 1, /* president, spokesman, analyst: role word */
             TITLE_RANK,       /* general, colonel, sergeant */
             TITLE_HONORIFIC,  /* mr, mrs, dr, sir: cut from names */
             TITLE_PART /* deputy, former, chief, acting: begins a role */
};

enum number_word { /* value in brackets */
                   NUMBER_WORD_UNIT =
                       1, /* zero … nine, ten … nineteen [value] */
                   NUMBER_WORD_TENS,    /* twenty … ninety [value] */
                   NUMBER_WORD_HUNDRED, /* [100] */
                   NUMBER_WORD_SCALE,   /* thousand, lakh, bn [power of ten] */
                   NUMBER_WORD_DOZEN,   /* dozen, score, pair, couple [value] */
                   NUMBER_WORD_FRACTION, /* half, third, quarter [denominator]
                                          */
                   NUMBER_WORD_ORDINAL,  /* first, second … [value] */
                   NUMBER_WORD_VAGUE,    /* dozens, hundreds: [lower end of the
                                            range] */
                   NUMBER_WORD_ARTICLE   /* a, an: one before a scale [1] */
};

enum modifier {                   /* words before (or behind) a number */
                MODIFIER_MIN = 1, /* at least: value and more */
                MODIFIER_ABOVE,   /* more than, over: more, exclusive */
                MODIFIER_MAX,     /* up to, as many as */
                MODIFIER_BELOW,   /* less than, fewer than, under: exclusive */
                MODIFIER_APPROX,  /* about, around, nearly, some */
                MODIFIER_PLAIN    /* only, just, another, a total of */
};

enum calendar {                     /* value in brackets */
                CALENDAR_MONTH = 1, /* [1..12] */
                CALENDAR_WEEKDAY,   /* [1..7], Monday is 1 */
                CALENDAR_UNIT, /* day, week, month … [enum calendar_unit] */
                CALENDAR_PART, /* morning, night … [1 MO, 2 MI, 3 AF, 4 EV, 5
                                  NI] */
                CALENDAR_SEASON,  /* [1 SP, 2 SU, 3 FA, 4 WI] */
                CALENDAR_DEICTIC, /* today, yesterday, tomorrow [days from
                                     today] */
                CALENDAR_RELATIVE /* last, this, next [-1, 0, 1] */
};

enum calendar_unit {
    UNIT_SECOND = 1,
    UNIT_MINUTE,
    UNIT_HOUR,
    UNIT_DAY,
    UNIT_WEEKEND,
    UNIT_WEEK,
    UNIT_MONTH,
    UNIT_QUARTER,
    UNIT_YEAR,
    UNIT_DECADE,
    UNIT_CENTURY
};

enum unit_class { /* what a counted noun is; CLASS in summarizer-json(5) */
                  CLASS_OTHER,
                  CLASS_FORCES,
                  CLASS_KILLED,
                  CLASS_WOUNDED,
                  CLASS_MISSING,
                  CLASS_DISPLACED,
                  CLASS_DETAINED,
                  CLASS_CROWD,
                  CLASS_PEOPLE,
                  CLASS_VEHICLES,
                  CLASS_WEAPONS,
                  CLASS_MONEY,
                  CLASS_PERCENT,
                  CLASS_DISTANCE,
                  CLASS_AREA,
                  CLASS_MASS,
                  CLASS_DURATION,
                  CLASS_VOTES,
                  CLASS_SCORE,
                  CLASSES
};

enum event_verb { /* what was done to those counted; a number's role */
                  EVENT_KILLED = 1,
                  EVENT_WOUNDED,
                  EVENT_MISSING,
                  EVENT_DISPLACED,
                  EVENT_DETAINED,
                  EVENT_CROWD,
                  EVENT_REMAINING,
                  EVENT_WITHDRAWN,
                  EVENT_DEPLOYED,
                  EVENT_TOTAL,
                  EVENT_PLANNED
};

enum line_mark { /* how a line that is no prose begins or ends */
                 LINE_LINK =
                     1, /* begins "read more", "also read", "related:" */
                 LINE_BOILERPLATE, /* begins "copyright", "sign up",
                                      "advertisement" */
                 LINE_CAPTION,     /* begins "file photo", "image caption",
                                      "pictured" */
                 LINE_BYLINE,      /* begins "by" */
                 LINE_AGENCY, /* a picture or news agency: AFP, Getty Images */
                 LINE_BOILER_PART, /* anywhere in a short line: "all rights
                                      reserved" */
                 LINE_END /* a heading after which the article has ended */
};

enum place { /* value: ISO 3166-1 alpha-2, first letter * 256 + second */
             PLACE_COUNTRY = 1,
             PLACE_CAPITAL,
             PLACE_CITY,   /* large city */
             PLACE_STATE,  /* state, province or other first-order division */
             PLACE_REGION, /* continent, sea, "Middle East", "West Bank" */
};

enum first_name { FIRST_NAME_MALE = 1, FIRST_NAME_FEMALE, FIRST_NAME_BOTH };

struct weight { /* of a feature of the sentence score */
    const char *feature;
    double value;
};

struct lang {
    const char *code;    /* ISO 639-1 (639-3 where there is none) */
    const char *name;    /* in English */
    const char *stemmer; /* libstemmer algorithm, NULL: none */
    const char *letters; /* that few other languages use, NULL: none */
    struct lexicon stopwords;
    struct lexicon abbreviations;  /* enum abbreviation */
    struct lexicon starters;       /* words that begin sentences */
    struct lexicon openers;        /* enum opener */
    struct lexicon cues;           /* enum cue */
    struct lexicon titles;         /* enum title */
    struct lexicon bodies;         /* words of organisations' names */
    struct lexicon numbers;        /* enum number_word */
    struct lexicon modifiers;      /* enum modifier; up to four words */
    struct lexicon units;          /* enum unit_class; singular and plural */
    struct lexicon events;         /* enum event_verb; inflected forms */
    struct lexicon calendar;       /* enum calendar */
    struct lexicon loaded;         /* loaded words; lower case */
    struct lexicon lines;          /* enum line_mark */
    const struct weight *weights;  /* ends with feature NULL; may be NULL */
    const unsigned char *entities; /* model of mention/entity, or NULL */
    const unsigned char *entities_end;
};

/* Lists that belong to no language (corpus/world/); keys keep their case. */
struct world {
    struct lexicon places;      /* enum place */
    struct lexicon demonyms;    /* value: country as in enum place */
    struct lexicon first_names; /* enum first_name */
};

extern const struct world world;

/* The language with this code ("en", also "en-GB", "EN_us"), or NULL. */
const struct lang *lang_find(struct span code);

/* Number i of all languages, NULL past the last.  In a fixed order. */
const struct lang *lang_at(size_t i);

/* What is used for a language that is not known: no stemmer, no lists. */
const struct lang *lang_unknown(void);

#endif
