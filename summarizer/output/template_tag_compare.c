/*
 * The tags of a comparison and of figures that exclude each other.
 */
#include "output/contrast.h"
#include "output/template_tag.h"

static struct items report_agreements(const struct frame *f)
{
    return f->view->contrast->agreements;
}

static struct items report_differing(const struct frame *f)
{
    return f->view->contrast->differing;
}

static struct items report_people(const struct frame *f)
{
    return f->view->contrast->people;
}

static struct items report_outlets(const struct frame *f)
{
    return f->view->contrast->outlets;
}

static struct span conflict_topic(const struct frame *f)
{
    const struct dispute *dispute = f->item;

    return view_topic(dispute->role, dispute->unit_class);
}

static struct span conflict_counted(const struct frame *f)
{
    return view_counted(f->view, f->item, f->arena);
}

static struct span conflict_what(const struct frame *f)
{
    const struct dispute *d = f->item;

    return ((const struct fact_number *)d->numbers.at[0])->what;
}

static struct span conflict_within(const struct frame *f)
{
    return contrast_within(f->item, f->arena);
}

static struct items number_voices(const struct frame *f)
{
    return contrast_voices(f->view, f->item, f->arena);
}

static struct span voice_how(const struct frame *f)
{
    const struct voice_at *voice = f->item;

    return contrast_how(voice->marking, voice->reported);
}

static struct span voice_more(const struct frame *f)
{
    const struct fact_number *n = f->outer->item;
    const struct voice_at *voice = f->item;
    const struct at *last = &n->evidence.at[n->evidence.count - 1];

    return voice->at.text.p == last->text.p ? SPAN("") : SPAN(";");
}

static struct span shared_label(const struct frame *f)
{
    const struct shared_fact *s = f->item;

    return contrast_label(s->slot);
}

static struct span differing_speaker(const struct frame *f)
{
    const struct differing *d = f->item;

    return d->reaction->speaker;
}

static struct span wording_how(const struct frame *f)
{
    const struct wording_of *w = f->item;

    return contrast_how(w->marking, true);
}

static struct span wording_quoted(const struct frame *f)
{
    const struct wording_of *w = f->item;

    return w->marking == MARKED_WHOLE ? SPAN("quoted") : SPAN("");
}

static struct items wording_runs(const struct frame *f)
{
    const struct wording_of *w = f->item;
    struct items list = {NULL, 0};

    for (size_t i = 0; i < w->words.count; i++)
        items_add(&list, &w->words.runs[i], f->arena);
    return list;
}

/* White space between this run and the one before it. */
static struct span run_gap(const struct frame *f)
{
    const struct wording_of *w = f->outer->item;
    const struct wording_run *run = f->item;
    struct span before;

    if (run == w->words.runs)
        return SPAN("");
    before = run[-1].text;
    if (span_trim(run->text).p > run->text.p ||
        span_trim(before).p + span_trim(before).n < before.p + before.n)
        return SPAN("gap");
    return SPAN("");
}

static struct span outlet_more(const struct frame *f)
{
    const struct outlet *o = f->item;

    return o->more ? view_count(o->more, f->arena) : SPAN("");
}

/* clang-format off */
const struct template_tag template_tags_compare[] = {
    {"agreements", SCOPE_REPORT, VALUE_LIST, 0,
     NULL, report_agreements, SCOPE_SHARED, 0,
     "what several sources have, with --compare"},
    {"differing", SCOPE_REPORT, VALUE_LIST, 0,
     NULL, report_differing, SCOPE_DIFFERING, 0,
     "statements that they have in other words, with --compare"},
    {"people", SCOPE_REPORT, VALUE_LIST, 0,
     NULL, report_people, SCOPE_LIKENESS, 0,
     "persons whom they name or describe differently, with --compare"},
    {"outlets", SCOPE_REPORT, VALUE_LIST, 0,
     NULL, report_outlets, SCOPE_OUTLET, 0,
     "each source for itself, copies left out, with --compare"},
    {"topic", SCOPE_CONFLICT, VALUE_CALL, 0,
     conflict_topic, NULL, 0, 0, "what the numbers are about"},
    {"counted", SCOPE_CONFLICT, VALUE_CALL, 0,
     conflict_counted, NULL, 0, 0, "what they count, in a source's words"},
    {"sides", SCOPE_CONFLICT, VALUE_LIST, offsetof(struct dispute, numbers),
     NULL, NULL, SCOPE_NUMBER, 0, "the numbers"},
    {"what", SCOPE_CONFLICT, VALUE_CALL, 0,
     conflict_what, NULL, 0, 0, "what the first of them counts, verbatim"},
    {"within", SCOPE_CONFLICT, VALUE_CALL, 0,
     conflict_within, NULL, 0, 0,
     "the sources that have more than one of them: source 1, source 2"},
    {"voices", SCOPE_NUMBER, VALUE_LIST, 0,
     NULL, number_voices, SCOPE_VOICE, 0, "its places, each with who says it"},
    {"speaker", SCOPE_VOICE, VALUE_TEXT, offsetof(struct voice_at, speaker),
     NULL, NULL, 0, 0, "who says it there; empty: the source, or not known"},
    {"how", SCOPE_VOICE, VALUE_CALL, 0,
     voice_how, NULL, 0, 0,
     "in quotation marks, reported, or in the source’s own words"},
    {"marks", SCOPE_VOICE, VALUE_MARK, offsetof(struct voice_at, at),
     NULL, NULL, 0, 0, "its place: [1:¶2]"},
    {"semicolon", SCOPE_VOICE, VALUE_CALL, 0,
     voice_more, NULL, 0, 0, "a semicolon, if another one follows"},
    {"label", SCOPE_SHARED, VALUE_CALL, 0,
     shared_label, NULL, 0, 0,
     "Name, What happened, Date, Place, Number or Said"},
    {"text", SCOPE_SHARED, VALUE_TEXT, offsetof(struct shared_fact, text),
     NULL, NULL, 0, 0, "the name, clause, phrase or words, verbatim"},
    {"speaker", SCOPE_SHARED, VALUE_TEXT, offsetof(struct shared_fact, speaker),
     NULL, NULL, 0, 0, "who made the statement; empty: not known"},
    {"role", SCOPE_SHARED, VALUE_TEXT, offsetof(struct shared_fact, role),
     NULL, NULL, 0, 0, "office or rank of who is named, verbatim"},
    {"note", SCOPE_SHARED, VALUE_WORDS, offsetof(struct shared_fact, note),
     NULL, NULL, 0, 0, "the date, the country, or what the number is about"},
    {"quoted", SCOPE_SHARED, VALUE_FLAG, offsetof(struct shared_fact, quoted),
     NULL, NULL, 0, 0, "it stands in quotation marks"},
    {"one_origin", SCOPE_SHARED, VALUE_FLAG,
     offsetof(struct shared_fact, one_origin),
     NULL, NULL, 0, 0, "all have it in nearly the same words"},
    {"marks", SCOPE_SHARED, VALUE_MARKS,
     offsetof(struct shared_fact, evidence),
     NULL, NULL, 0, 0, "its places: [1:¶2]"},
    {"speaker", SCOPE_DIFFERING, VALUE_CALL, 0,
     differing_speaker, NULL, 0, 0, "who said it; empty: not known"},
    {"wordings", SCOPE_DIFFERING, VALUE_LIST,
     offsetof(struct differing, wordings),
     NULL, NULL, SCOPE_WORDING, 0, "the statement as each source has it"},
    {"how", SCOPE_WORDING, VALUE_CALL, 0,
     wording_how, NULL, 0, 0,
     "in quotation marks, partly in quotation marks or reported"},
    {"quoted", SCOPE_WORDING, VALUE_CALL, 0,
     wording_quoted, NULL, 0, 0, "all of it stands in quotation marks"},
    {"runs", SCOPE_WORDING, VALUE_LIST, 0,
     NULL, wording_runs, SCOPE_RUN, 0,
     "its words, parted into those that all have and those that not all have"},
    {"marks", SCOPE_WORDING, VALUE_MARK, offsetof(struct wording_of, at),
     NULL, NULL, 0, 0, "its place: [1:¶2]"},
    {"text", SCOPE_RUN, VALUE_TEXT, offsetof(struct wording_run, text),
     NULL, NULL, 0, 0, "the words, verbatim"},
    {"own", SCOPE_RUN, VALUE_FLAG, offsetof(struct wording_run, own),
     NULL, NULL, 0, 0, "not all wordings have them"},
    {"gap", SCOPE_RUN, VALUE_CALL, 0,
     run_gap, NULL, 0, 0, "there is a space before them"},
    {"name", SCOPE_LIKENESS, VALUE_TEXT, offsetof(struct likeness, name),
     NULL, NULL, 0, 0, "fullest spelling of the name"},
    {"named", SCOPE_LIKENESS, VALUE_LIST, offsetof(struct likeness, by),
     NULL, NULL, SCOPE_NAMED, 0, "the sources that name the person"},
    {"number", SCOPE_NAMED, VALUE_COUNT, offsetof(struct named_by, number),
     NULL, NULL, 0, 0, "1 for the first source"},
    {"outlet", SCOPE_NAMED, VALUE_TEXT, offsetof(struct named_by, outlet),
     NULL, NULL, 0, 0, "name of its outlet"},
    {"spelling", SCOPE_NAMED, VALUE_TEXT, offsetof(struct named_by, name.text),
     NULL, NULL, 0, 0, "the fullest spelling that it has"},
    {"descriptions", SCOPE_NAMED, VALUE_LIST, offsetof(struct named_by, roles),
     NULL, NULL, SCOPE_SENTENCE, 0,
     "how it describes the person; text and marks as of a sentence"},
    {"marks", SCOPE_NAMED, VALUE_MARK, offsetof(struct named_by, name),
     NULL, NULL, 0, 0, "where the spelling stands: [1:¶2]"},
    {"number", SCOPE_OUTLET, VALUE_COUNT, offsetof(struct outlet, number),
     NULL, NULL, 0, 0, "1 for the first source"},
    {"name", SCOPE_OUTLET, VALUE_TEXT, offsetof(struct outlet, name),
     NULL, NULL, 0, 0, "name of the outlet"},
    {"only", SCOPE_OUTLET, VALUE_LIST, offsetof(struct outlet, only),
     NULL, NULL, SCOPE_SHARED, 0, "facts that no other source has"},
    {"told", SCOPE_OUTLET, VALUE_LIST, offsetof(struct outlet, told),
     NULL, NULL, SCOPE_SENTENCE, 0,
     "the first sentences in its own voice that no other source tells"},
    {"cue", SCOPE_LOADED, VALUE_TEXT, offsetof(struct fact_loaded, cue),
     NULL, NULL, 0, 0, "the verb before it that reports: condemned"},
    {"more", SCOPE_OUTLET, VALUE_CALL, 0,
     outlet_more, NULL, 0, 0, "how many more of these there are, if any"},
    {"own_words", SCOPE_OUTLET, VALUE_LIST,
     offsetof(struct outlet, own_words),
     NULL, NULL, SCOPE_LOADED, 0, "loaded words in its own voice"},
    {"said", SCOPE_OUTLET, VALUE_LIST, offsetof(struct outlet, said),
     NULL, NULL, SCOPE_LOADED, 0, "loaded words in statements"},
    {NULL, 0, 0, 0, NULL, NULL, 0, 0, NULL}
};
/* clang-format on */
