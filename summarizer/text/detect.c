#include "text/detect.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/table.h"
#include "base/utf8.h"

enum {
    READ_BYTES = 4000,
    SCRIPT_BYTES = 1000, /* of these, for the script alone */
    MOST_LANGUAGES = 64,
    LONGEST_WORD = 24, /* [bytes]: longer words are in no list */
    ENOUGH_WORDS = 25, /* after which a clear lead ends the reading */
    SCRIPTS = 16
};

/* Unicode 15 blocks.  Kana stands before Han: text with both is Japanese. */
static const struct {
    uint32_t first, last;
} scripts[SCRIPTS] = {
    {0x41,   0x24f },
    {0x370,  0x3ff },
    {0x400,  0x52f },
    {0x531,  0x587 },
    {0x590,  0x5ff },
    {0x600,  0x6ff },
    {0x900,  0x97f },
    {0x980,  0x9ff },
    {0xb80,  0xbff },
    {0xe00,  0xe7f },
    {0x1000, 0x109f},
    {0x10a0, 0x10ff},
    {0x1200, 0x137f},
    {0xac00, 0xd7a3},
    {0x3041, 0x30ff},
    {0x3400, 0x9fff},
};
enum { LATIN = 0, KANA = 14, HAN = 15 };

/* Tuned on sentences in twenty languages: what a letter beyond ASCII
 * weighs (a stop word weighs about .2), and how much less likely each
 * language is than the one before it in the list. */
static const double letter_votes = 0.25, handicap = 0.003;

struct candidate {
    const struct lang *lang;
    struct span letters;
    double weight; /* of one of its words: long lists hit more often */
    double votes;
};

struct race {
    struct candidate at[MOST_LANGUAGES];
    size_t count;
};

static size_t script_of(uint32_t c)
{
    for (size_t i = 0; i < SCRIPTS; i++)
        if (c >= scripts[i].first && c <= scripts[i].last)
            return i;
    return SCRIPTS;
}

static size_t main_script(struct span text)
{
    size_t count[SCRIPTS + 1] = {0}, best = SCRIPTS;

    for (size_t at = 0; at < text.n && at < SCRIPT_BYTES;) {
        unsigned char b = (unsigned char)text.p[at];

        if (b < 0x80) {
            count[LATIN] += (b | 0x20) >= 'a' && (b | 0x20) <= 'z';
            at++;
        } else {
            count[script_of(utf8_read(text, &at))]++;
        }
    }
    count[SCRIPTS] = 0;
    /* One Han character carries as much as two letters or more. */
    count[HAN] *= 2;
    for (size_t i = SCRIPTS; i-- > 0;)
        if (count[i] && count[i] >= count[best])
            best = i;
    /* A tenth of kana in Han text: particles. */
    if (best == HAN && count[KANA] * 20 > count[HAN])
        best = KANA;
    return best;
}

/* A language's script is that of its first stop word. */
static void enter(struct race *race, size_t script)
{
    const struct lang *lang;

    for (size_t i = 0; (lang = lang_at(i)) && race->count < MOST_LANGUAGES;
         i++) {
        const struct lexicon *words = &lang->stopwords;

        struct span pool = {words->pool, words->longest};

        if (!words->count || script_of(utf8_peek(pool, 0)) != script)
            continue;
        race->at[race->count++] = (struct candidate){
            .lang = lang,
            .letters = lang->letters ? span_of(lang->letters) : SPAN(""),
            .weight = 1 / log(60 + (double)words->count) /
                      (1 + handicap * (double)i)};
    }
}

/* A stop word's vote is shared by the languages that have it. */
static void vote_word(struct race *race, struct span word)
{
    uint32_t hash = span_hash(word);
    size_t who[MOST_LANGUAGES], n = 0;

    for (size_t i = 0; i < race->count; i++)
        if (lexicon_find_hashed(&race->at[i].lang->stopwords, word, hash))
            who[n++] = i;
    for (size_t k = 0; k < n; k++)
        race->at[who[k]].votes += race->at[who[k]].weight / (double)n;
}

static void vote_letter(struct race *race, struct span letter)
{
    size_t who[MOST_LANGUAGES], n = 0;

    for (size_t i = 0; i < race->count; i++)
        if (span_find(race->at[i].letters, letter) != SIZE_MAX)
            who[n++] = i;
    for (size_t k = 0; k < n; k++)
        race->at[who[k]].votes += letter_votes / (double)n;
}

static const struct candidate *leader(const struct race *race, double *lead)
{
    const struct candidate *best = &race->at[0];
    double second = 0;

    for (size_t i = 1; i < race->count; i++)
        if (race->at[i].votes > best->votes) {
            second = best->votes;
            best = &race->at[i];
        } else if (race->at[i].votes > second) {
            second = race->at[i].votes;
        }
    *lead = best->votes - second;
    return best;
}

/* The word at *at in lower case, cut at LONGEST_WORD; its letters beyond
 * ASCII vote.  Empty if there is none; *at moves behind what was read. */
static struct span read_word(struct race *race, struct span text, size_t *at,
                             char out[LONGEST_WORD + 4])
{
    size_t n = 0, next = *at;

    while (next < text.n) {
        uint32_t c = utf8_read(text, &next);

        if (!utf8_is_alpha(c))
            break;
        *at = next;
        if (n >= LONGEST_WORD)
            continue;
        size_t k = utf8_write(out + n, utf8_lower(c));
        if (k > 1)
            vote_letter(race, (struct span){out + n, k});
        n += k;
    }
    if (n == 0)
        *at = next;
    return (struct span){out, n};
}

static void vote(struct race *race, struct span text)
{
    size_t words = 0;

    for (size_t at = 0; at < text.n;) {
        char out[LONGEST_WORD + 4];
        struct span word = read_word(race, text, &at, out);
        double lead;

        if (word.n == 0)
            continue;
        if (word.n < LONGEST_WORD)
            vote_word(race, word);
        if (++words % ENOUGH_WORDS == 0 &&
            leader(race, &lead)->votes < 2 * lead)
            return;
    }
}

const struct lang *detect_language(struct span text)
{
    struct race race = {0};
    const struct candidate *best;
    double lead;

    /* Cutting a character in two is harmless: it reads as U+FFFD. */
    text = span_upto(text, text.n < READ_BYTES ? text.n : READ_BYTES);
    size_t script = main_script(text);
    enter(&race, script);
    if (race.count == 0)
        return lang_unknown();
    if (race.count == 1)
        return race.at[0].lang;
    vote(&race, text);
    best = leader(&race, &lead);
    if (best->votes > 0 || script != LATIN)
        return best->lang;
    return lang_unknown();
}
