#include "output/check_label.h"

#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "output/builtin.h"

/* What page_*.c, plain_facts.c, view_words.c and wordings of JSON print
 * that stands in no template.  A test checks reports of every kind and
 * format, so a phrase that is missing here fails it. */
static const char *const phrases[] = {
    /* states and kinds */
    "agreed",
    "one source",
    "conflict",
    "computed",
    "merged",
    "speaker computed",
    "speaker computed from",
    "merged, computed",
    "not resolved",
    "as printed",
    "direct",
    "reported",
    "quoted",
    "direct from",
    "other wording",
    "wording in source #",
    "background",
    "range",
    "compare",
    "remaining",
    "withdrawn",
    "deployed",
    "total",
    "planned",
    "forces",
    "killed",
    "wounded",
    "missing",
    "displaced",
    "detained",
    "crowd",
    "people",
    "vehicles",
    "weapons",
    "money",
    "percent",
    "distance",
    "area",
    "mass",
    "duration",
    "votes",
    "score",
    "other",
    "time",
    "day",
    "weekend",
    "week",
    "month",
    "quarter",
    "year",
    "none",
    "and # more",
    "also",
    "said by",
    "speaker not known",
    /* the page */
    "skip to the text",
    "earlier",
    "numbers",
    ("every sentence and quotation on this page stands word for word in its "
     "source"),
    "a mark such as means source #, paragraph #, and leads to the sentence",
    "agreed means that at least two independent sources print it",
    "briefing",
    "bottom line",
    "highlights",
    "key figures",
    "fact sheet",
    "sources disagree",
    "the source disagrees with itself",
    "reactions",
    "timeline",
    "language notes",
    "full texts",
    "sources",
    "method and limits",
    "troop numbers",
    "other numbers",
    "not stated",
    "as of an unknown date",
    "no source states its date",
    "set by the user",
    "# source",
    "source #",
    "source #, quotation",
    "in the own words of",
    "in the own words of source #",
    "the source’s own words",
    "in quotation marks",
    "place of the event or of the report",
    "between minus signs",
    "between plus signs",
    "between minus signs: only in the source on the left or above",
    "between plus signs: only in the other",
    "punctuation is not compared; neither source is the original",
    "only in the source on the left or above",
    "only in the other",
    "not a sentence",
    "byte #",
    "¶# byte #",
    "caption byte #",
    "link line byte #",
    "heading byte #",
    "pull quote byte #",
    "title byte #",
    "byline byte #",
    "date line byte #",
    "credit byte #",
    "boilerplate byte #",
    "number",
    "statements, word by word",
    "chosen",
    "outlet not stated",
    "a copy of source #",
    "a copy of source #, which does not count as another",
    "which does not count as another",
    "title not stated",
    "author not stated",
    "date not stated",
    "URL not stated",
    "file",
    "sha256",
    "bytes",
    "read: # paragraphs, # sentences",
    "left out: # blocks, # bytes",
    "set apart",
    "heading #",
    "caption #",
    "link line #",
    "pull quote #",
    "title #",
    "byline #",
    "date line #",
    "credit #",
    "boilerplate #",
    "“agreed” means that at least two independent sources print it",
    "it does not mean that it is true",
    "made by summarizer…",
    "reported, not verified: a sentence here is what a source says",
    ("sentences are picked by place and shared words; facts are found by rules "
     "and word lists, which miss things and can mistake a speaker"),
    "outlet, title, author, date, URL of source #",
    "outlet of source #",
    "author of source #",
    "date of source #",
    "URL of source #",
    "outlet",
    "title",
    "author",
    "date",
    "URL",
    "of source #",
    "in a statement",
    "in a statement of",
    "in a statement, speaker not known",
    /* comparisons */
    "how each names and describes",
    "in its own words",
    "its own words",
    "loaded words",
    "more than one of these figures stands in",
    "name",
    "only in source #",
    "naming #",
    "number #",
    "place",
    "two sides",
    "punctuation is not compared; no source is the original",
    "words in bold are not in every wording",
    "partly in quotation marks",
    "the same statement in other words",
    "in its own voice",
    "not described",
    "words between and are not in every wording",
    "words underlined are not in every wording",
    "and # more; JSON has them",
    "of source #",
    /* text */
    "who",
    "what",
    "when",
    "where",
    "numbers",
    "modified",
    "means source #, paragraph #",
    "verbatim; no text is generated",
    "what is computed is labelled",
    "reported, not verified",
    /* what leads back from the full texts, drawings */
    "s#",
    "bottom line",
    "highlight #",
    "figure #",
    "statement #",
    "date #",
    "background #",
    "disagreement #",
    "wording #",
    "loaded word",
    "troops",
    "disagree",
    "from the first byte to the last",
    "filled boxes: chosen sentences, with their numbers where there is room",
    "bar: a month or a year without a day; a dot where it is no wider",
    "filled: as printed",
    "open: computed",
    "filled",
    "open",
    "filled dot: date as printed",
    "open dot: computed",
    "bar: a month or a year without a day; a dot where it is no wider",
    "filled: as printed",
    "open: computed",
    "the numbers are those of the list",
    "not all dates are drawn",
    "the numbers are those of the list",
    "not all dates are drawn",
    "loaded word #",
    "in statements",
    "the others are too many to be drawn",
    "in the source’s own voice",
    "what happened",
    ("the list of words is fixed; a word on it is not wrong, only yours to "
     "decide on"),
};

struct labels {
    struct span *at;
    size_t count;
    struct arena *arena;
};

static void add(struct labels *l, struct span text)
{
    if (text.n == 0 || span_trim(text).n == 0)
        return;
    l->at = arena_more(l->arena, l->at, l->count, sizeof *l->at);
    l->at[l->count++] = text;
}

/* Without the marks of headings and list items in front. */
static struct span skip_markup(struct span s)
{
    size_t n = 0;

    while (n < s.n && strchr("# >*-0123456789\n", s.p[n]))
        n++;
    return span_from(s, n);
}

/* What stands between the tags and line ends of a template; sentences and
 * what a full stop or semicolon parts are phrases of their own. */
static void add_template(struct labels *l, struct span text)
{
    size_t from = 0;

    for (size_t i = 0; i < text.n; i++) {
        struct span rest = span_from(text, i);
        bool tag = span_starts(rest, SPAN("{{"));
        size_t n = tag ? span_find(rest, SPAN("}}")) : 0;

        if (!tag && text.p[i] != '\n' && text.p[i] != '.' && text.p[i] != ';')
            continue;
        add(l, skip_markup(span_slice(text, from, i)));
        if (tag && n != SIZE_MAX)
            i += n + 1;
        from = i + 1;
    }
    if (from < text.n)
        add(l, skip_markup(span_from(text, from)));
}

/* "of sources 1, 3, 4". */
static void add_lists(struct labels *l)
{
    enum { MOST = 40 /* [sources] */ };
    struct buf list = buf_new(l->arena, 1024);

    buf_add(&list, SPAN("of sources #"));
    for (size_t i = 1; i < MOST; i++) {
        buf_add(&list, SPAN(", #"));
        add(l, arena_copy(l->arena, buf_span(&list)));
    }
}

struct span *check_labels(struct arena *a, size_t *count)
{
    struct labels l = {.arena = a};

    add_lists(&l);

    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        add(&l, span_of(phrases[i]));
    for (const struct builtin *b = builtins; b->name; b++)
        if (span_ends(span_of(b->name), SPAN(".md")))
            add_template(&l, (struct span){b->text, b->n});
    *count = l.count;
    return l.at;
}
