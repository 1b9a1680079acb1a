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
           CUE_WEAK,     /* also common in other senses: show, called, asked */
           CUE_SOURCE    /* no verb, the speaker follows: according to */
};

enum cue_value {                /* of a cue, as bits */
                 CUE_TOLD = 1,  /* the one who is told follows: told, assured */
                 CUE_NOUN = 2,  /* also a noun: reports, claims */
                 CUE_PLAIN = 4, /* say, claim: the subject is a plural */
                 CUE_QUOTES = 8 /* quoted: another's words, "as saying" */
};

enum grammar { /* function words: where clauses and noun phrases end */
               GRAMMAR_ARTICLE = 1, /* a */
               GRAMMAR_DEFINITE,    /* the */
               GRAMMAR_DETERMINER,  /* this, some, each */
               GRAMMAR_POSSESSIVE,  /* his, their */
               GRAMMAR_HE,
               GRAMMAR_SHE,
               GRAMMAR_IT,
               GRAMMAR_THEY,
               GRAMMAR_SELF,     /* I, we, you */
               GRAMMAR_WHO,      /* who */
               GRAMMAR_RELATIVE, /* which, where */
               GRAMMAR_THAT,
               GRAMMAR_WHETHER,     /* whether, if, how */
               GRAMMAR_PREPOSITION, /* [1: also before an infinitive] */
               GRAMMAR_OF,          /* of, for: stay inside a noun phrase */
               GRAMMAR_AND,
               GRAMMAR_OR,
               GRAMMAR_BUT, /* but, while, because, when [enum junction] */
               GRAMMAR_BE,
               GRAMMAR_HAVE,
               GRAMMAR_MODAL, /* will, did, not */
               GRAMMAR_ADVERB /* also, later, previously */
};

enum junction {                    /* value of GRAMMAR_BUT */
                JUNCTION_BUT = 1,  /* but: joins a main clause */
                JUNCTION_CONTRAST, /* while, although */
                JUNCTION_TIME      /* when, because, until */
};

enum ending {                    /* ends of words that no list holds */
              ENDING_ACTIVE = 1, /* saying: present participle */
              ENDING_PASSIVE,    /* asked: past participle */
              ENDING_ADVERB      /* quickly */
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
                   NUMBER_WORD_FRACTION, /* half, thirds, quarter [denominator]
                                          */
                   NUMBER_WORD_ORDINAL,  /* first, second, third … [value] */
                   NUMBER_WORD_VAGUE,    /* hundreds, thousands [power of ten];
                                            dozens, scores [lower end of
                                            the range below 100, negative] */
                   NUMBER_WORD_ARTICLE,  /* a, an: one before a scale [1] */
                   NUMBER_WORD_SEVERAL,  /* several, few: before a scale [lower
                                            end] */
                   NUMBER_WORD_AND,     /* and: two hundred and two, between …
                                           [1: also thirty and two] */
                   NUMBER_WORD_POINT,   /* point; also the decimal mark */
                   NUMBER_WORD_MINUS,   /* minus, negative */
                   NUMBER_WORD_OVER,    /* over: one over three */
                   NUMBER_WORD_OF,      /* of: before what is counted */
                   NUMBER_WORD_BETWEEN, /* between X and Y */
                   NUMBER_WORD_FROM,    /* from X to Y */
                   NUMBER_WORD_TO,      /* to */
                   NUMBER_WORD_OR,      /* or: three or four */
                   NUMBER_WORD_OTHER,   /* the, his, more, other: may stand
                                           between a number and its noun */
                   NUMBER_WORD_LABEL, /* page, flight, aged: what follows is no
                                         count */
                   NUMBER_WORD_CLOCK, /* am, pm, o'clock: what precedes is a
                                         time */
                   NUMBER_WORD_PRONOUN, /* them, us: half of them */
                   NUMBER_WORD_STOP,    /* behind, can, went: ends the phrase
                                           behind a number */
                   NUMBER_WORD_EXTENT   /* long, high, old: behind a measure
                                           [1: an age] */
};

enum modifier {                   /* words before (or behind) a number */
                MODIFIER_MIN = 1, /* at least: value and more */
                MODIFIER_ABOVE,   /* more than, over: more, exclusive */
                MODIFIER_MAX,     /* up to, as many as */
                MODIFIER_BELOW,   /* less than, fewer than, under: exclusive */
                MODIFIER_APPROX,  /* about, around, nearly, some */
                MODIFIER_PLAIN    /* only, just, another, a total of */
};

enum calendar { /* value in brackets */
                CALENDAR_MONTH =
                    1,            /* [1..12], + 100: also a common word (may) */
                CALENDAR_WEEKDAY, /* [1..7], Monday is 1; + 100 as for months, +
                                     200: the plural */
                CALENDAR_UNIT,  /* day, week, month … [enum calendar_unit] */
                CALENDAR_UNITS, /* the same in the plural */
                CALENDAR_PART,  /* morning, night … [1 MO, 2 MI, 3 AF, 4 EV, 5
                                   NI] */
                CALENDAR_TONIGHT,  /* a part of today by itself [as PART] */
                CALENDAR_SEASON,   /* [1 SP, 2 SU, 3 FA, 4 WI]; + 100 */
                CALENDAR_DEICTIC,  /* today, yesterday, tomorrow [days from
                                      today] */
                CALENDAR_RELATIVE, /* last, this, next [-1, 0, 1]; + 10: seen
                                      from a date in the text (previous, same,
                                      following); 19: the last of its year
                                      (final) */
                CALENDAR_BEHIND, /* the same, behind its noun: semaine dernière
                                  */
                CALENDAR_SPAN,   /* past, coming: last or next, and vague
                                    before bare plurals [-1, 1] */
                CALENDAR_AGO,    /* from today: ago, from now [-1, 1] */
                CALENDAR_LATER,  /* from a date in the text: earlier, later,
                                    before, after [-1, 1; before and after with +
                                    10 or - 10: at the end of a clause only] */
                CALENDAR_HENCE,  /* before an amount: vor, il y a, in [-1, 1] */
                CALENDAR_EDGE,   /* early, late, mid: which part of a period [1:
                                    only with "of": the end] */
                CALENDAR_EVERY,  /* every, each */
                CALENDAR_FREQUENCY, /* daily, annually [enum calendar_unit] */
                CALENDAR_VAGUE,     /* recently, now, soon [-1 past, 0 present,
                                       1 future] */
                CALENDAR_SOME, /* few, several: a count that is not said [0], or
                                  couple, deux: a count [value] */
                CALENDAR_MERIDIEM, /* a.m., p.m. [0, 12] */
                CALENDAR_HOUR,     /* noon, midnight [hour] */
                CALENDAR_CLOCK,    /* o'clock, Uhr */
                CALENDAR_ZONE,     /* GMT, local time [1: is UTC] */
                CALENDAR_FISCAL,   /* fiscal, financial */
                CALENDAR_HOLIDAY,  /* Christmas [month * 100 + day], or
                                      Thanksgiving [10000 + month * 100 +
                                      which (5: last) * 10 + weekday] */
                CALENDAR_AHEAD,    /* will, until: the clause looks ahead */
                CALENDAR_ARTICLE,  /* the */
                CALENDAR_ONE,      /* a, an */
                CALENDAR_OF,       /* joins a part and its whole: of */
                CALENDAR_FROM,     /* begins a range: from, between */
                CALENDAR_TO,       /* in a range: to, and, until */
                CALENDAR_SINCE,    /* a year follows: in, since; by [1: looks
                                      ahead] */
                CALENDAR_APPROX,   /* about, more than: before an amount */
                CALENDAR_OLD,      /* makes an amount an age: old */
                CALENDAR_NTH,    /* behind a digit, makes an ordinal: st, th */
                CALENDAR_DECADE, /* behind digits: s [0]; nineties [90] */
                CALENDAR_ORDER,  /* "month/day": 03/01 is the third month */
                CALENDAR_HEAD    /* begins an entry of several words */
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
    UNIT_CENTURY,
    UNIT_HALF,
    UNIT_SEASON
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

enum line_mark {                /* how a line that is no prose begins or ends */
                 LINE_LINK = 1, /* begins "read more", "also read", "related:"
                                   [1: alone on its line it ends the article] */
                 LINE_BOILERPLATE, /* begins "copyright", "sign up",
                                      "advertisement" [1: as above] */
                 LINE_CAPTION,     /* begins "file photo", "image caption",
                                      "pictured" [1: also part of a credit] */
                 LINE_BYLINE,      /* begins "by" */
                 LINE_AGENCY,      /* a news agency: AFP [1: of pictures, like
                                      Getty Images] */
                 LINE_BOILER_PART, /* anywhere in a short line: "all rights
                                      reserved" */
                 LINE_END,   /* a heading after which the article has ended */
                 LINE_DATE,  /* may stand in a date line beside the date:
                                "updated", "GMT", "at" */
                 LINE_KICKER /* a label before a headline: EXCLUSIVE */
};

enum place { /* value: ISO 3166-1 alpha-2, first letter * 256 + second */
             PLACE_COUNTRY = 1,
             PLACE_CAPITAL,
             PLACE_CITY,   /* large city */
             PLACE_STATE,  /* state, province or other first-order division */
             PLACE_REGION, /* continent, sea, "Middle East", "West Bank" */
};

enum byline {                /* words in the byline of a page */
              BYLINE_BY = 1, /* before the name: by, von, written by */
              BYLINE_ON      /* behind it: on, am, updated */
};

enum name_part {                   /* lower case */
                 NAME_ARTICLE = 1, /* al-: carried or lost in spelling */
                 NAME_SUFFIX,      /* jr: behind the family name */
                 NAME_FORM,        /* inc: legal form of a company */
                 NAME_AGENCY       /* reuters: a news agency */
};

enum first_name { FIRST_NAME_MALE = 1, FIRST_NAME_FEMALE, FIRST_NAME_BOTH };

struct weight { /* of a feature of the sentence score */
    const char *feature;
    double value, merged; /* for one article, for several as one */
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
    struct lexicon cues;           /* enum cue, enum cue_value */
    struct lexicon grammar;        /* enum grammar */
    struct lexicon endings;        /* enum ending; ends of words */
    struct lexicon titles;         /* enum title */
    struct lexicon bodies;         /* words of organisations' names */
    struct lexicon auxiliaries;    /* finite forms: is, was, has, will … */
    struct lexicon numbers;        /* enum number_word */
    struct lexicon modifiers;      /* enum modifier; up to four words */
    struct lexicon units;          /* enum unit_class; singular and plural */
    struct lexicon sites;          /* last words of names: airport, square */
    struct lexicon measures;       /* symbols and names; value: which unit */
    struct lexicon events;         /* enum event_verb; inflected forms */
    struct lexicon calendar;       /* enum calendar */
    struct lexicon loaded;         /* loaded words; lower case */
    struct lexicon negations;      /* words that deny what they stand by */
    struct lexicon lines;          /* enum line_mark */
    struct lexicon general;        /* stems; value: how much they say about
                                      a topic [percent]; all others 100 */
    const struct weight *weights;  /* ends with feature NULL; may be NULL */
    const unsigned char *entities; /* model of mention/entity, or NULL */
    const unsigned char *entities_end;
};

/* Lists that belong to no language (corpus/world/); keys keep their case. */
struct world {
    struct lexicon places;      /* enum place */
    struct lexicon demonyms;    /* value: country as in enum place */
    struct lexicon first_names; /* enum first_name */
    struct lexicon months;      /* of all languages, lower case; value: 1..12 */
    struct lexicon bylines;     /* enum byline, of all languages, lower case */
    struct lexicon names;       /* enum name_part */
};

extern const struct world world;

/* The language with this code ("en", also "en-GB", "EN_us"), or NULL. */
const struct lang *lang_find(struct span code);

/* Number i of all languages, NULL past the last.  In a fixed order. */
const struct lang *lang_at(size_t i);

/* What is used for a language that is not known: no stemmer, no lists. */
const struct lang *lang_unknown(void);

#endif
