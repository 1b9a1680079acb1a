#include "output/template_tag.h"

#include "mention/mention.h"
#include "text/lang.h"

static struct span who_kind(const struct frame *f)
{
    const struct fact_who *who = f->item;

    return span_of(mention_kind_name(who->kind));
}

static struct items list_spans(const struct span *spans, size_t count,
                               struct arena *a)
{
    struct items list = {ARENA_NEW(a, const void *, count + 1), count};

    for (size_t i = 0; i < count; i++)
        list.at[i] = &spans[i];
    return list;
}

static struct items who_aliases(const struct frame *f)
{
    const struct fact_who *who = f->item;

    return list_spans(who->aliases, who->alias_count, f->arena);
}

static struct span alias_more(const struct frame *f)
{
    const struct fact_who *who = f->outer->item;
    const struct span *alias = f->item;

    return alias + 1 < who->aliases + who->alias_count ? SPAN(", ") : SPAN("");
}

static struct span when_precision(const struct frame *f)
{
    const struct fact_when *when = f->item;

    return span_of(date_precision_name(when->precision));
}

static struct span where_country(const struct frame *f)
{
    const struct fact_where *where = f->item;

    return view_country(where->country, f->arena);
}

static struct span number_topic(const struct frame *f)
{
    const struct fact_number *number = f->item;

    return view_topic(number->role, number->unit_class);
}

static struct span number_range(const struct frame *f)
{
    return view_range(f->view, f->item, f->arena);
}

static struct span number_said_by(const struct frame *f)
{
    const struct fact_reaction *r = view_said_by(f->view, f->item);

    return r ? r->speaker : SPAN("");
}

static struct items statement_variants(const struct frame *f)
{
    return view_variants(f->item, f->arena);
}

static struct items report_casualty_conflicts(const struct frame *f)
{
    return view_casualty_disputes(f->view, f->arena);
}

static struct span sentence_outlet(const struct frame *f)
{
    const struct at *at = f->item;

    return f->view->report->readings[at->doc].doc->site;
}

static struct span report_version(const struct frame *f)
{
    const char *version = f->view->report->look.version;

    return version ? span_of(version) : SPAN("");
}

static struct span report_options(const struct frame *f)
{
    return f->view->report->look.options;
}

/* The document of a source. */
static const struct document *source_doc(const struct frame *f)
{
    const struct source *source = f->item;

    return source->doc;
}

static struct span source_copy(const struct frame *f)
{
    const struct source *source = f->item;

    return source->copy_of ? view_count(source->copy_of, f->arena) : SPAN("");
}

static struct items source_authors(const struct frame *f)
{
    const struct document *doc = source_doc(f);

    return list_spans(doc->authors, doc->author_count, f->arena);
}

static struct span source_title(const struct frame *f)
{
    return source_doc(f)->title;
}

static struct span source_site(const struct frame *f)
{
    return source_doc(f)->site;
}

static struct span source_date(const struct frame *f)
{
    return source_doc(f)->date;
}

static struct span source_modified(const struct frame *f)
{
    return source_doc(f)->modified;
}

static struct span source_url(const struct frame *f)
{
    return source_doc(f)->url;
}

static struct span source_file(const struct frame *f)
{
    return source_doc(f)->file;
}

static struct span source_bytes(const struct frame *f)
{
    return view_count(source_doc(f)->bytes, f->arena);
}

static struct span source_sha256(const struct frame *f)
{
    return span_of(source_doc(f)->sha256);
}

static struct span source_format(const struct frame *f)
{
    return span_of(input_format_name(source_doc(f)->format));
}

static struct span source_lang(const struct frame *f)
{
    return span_of(source_doc(f)->lang->code);
}

static struct span source_given(const struct frame *f)
{
    return source_doc(f)->date_given ? SPAN("set by the user") : SPAN("");
}

/* clang-format off */
const struct template_tag template_tags[] = {
    {"title", SCOPE_REPORT, VALUE_TEXT, offsetof(struct view, title),
     NULL, NULL, 0, 0,
     "title of the first source that has one, else key terms or names"},
    {"as_of", SCOPE_REPORT, VALUE_TEXT, offsetof(struct view, as_of),
     NULL, NULL, 0, 0, "date of the latest source, YYYY-MM-DD"},
    {"as_of_given", SCOPE_REPORT, VALUE_FLAG,
     offsetof(struct view, as_of_given),
     NULL, NULL, 0, 0, "that date was set by the user"},
    {"source_count", SCOPE_REPORT, VALUE_COUNT,
     offsetof(struct view, sources.count),
     NULL, NULL, 0, 0, "number of sources"},
    {"independent_count", SCOPE_REPORT, VALUE_COUNT,
     offsetof(struct view, independent),
     NULL, NULL, 0, 0, "number of sources that are no copies"},
    {"merged", SCOPE_REPORT, VALUE_FLAG, offsetof(struct view, merged),
     NULL, NULL, 0, 0, "there are several sources"},
    {"whole", SCOPE_REPORT, VALUE_FLAG, offsetof(struct view, whole),
     NULL, NULL, 0, 0, "no section was picked with --only"},
    {"version", SCOPE_REPORT, VALUE_CALL, 0,
     report_version, NULL, 0, 0, "version of the program"},
    {"options", SCOPE_REPORT, VALUE_CALL, 0,
     report_options, NULL, 0, 0, "the command line"},
    {"with_who", SCOPE_REPORT, VALUE_FLAG,
     offsetof(struct view, shown[SLOT_WHO]),
     NULL, NULL, 0, 0, "the section who is wanted"},
    {"with_what", SCOPE_REPORT, VALUE_FLAG,
     offsetof(struct view, shown[SLOT_WHAT]),
     NULL, NULL, 0, 0, "the section what is wanted"},
    {"with_when", SCOPE_REPORT, VALUE_FLAG,
     offsetof(struct view, shown[SLOT_WHEN]),
     NULL, NULL, 0, 0, "the section when is wanted"},
    {"with_where", SCOPE_REPORT, VALUE_FLAG,
     offsetof(struct view, shown[SLOT_WHERE]),
     NULL, NULL, 0, 0, "the section where is wanted"},
    {"with_numbers", SCOPE_REPORT, VALUE_FLAG,
     offsetof(struct view, shown[SLOT_NUMBERS]),
     NULL, NULL, 0, 0, "the section numbers is wanted"},
    {"with_reactions", SCOPE_REPORT, VALUE_FLAG,
     offsetof(struct view, shown[SLOT_REACTIONS]),
     NULL, NULL, 0, 0, "the section reactions is wanted"},
    {"bottom_line", SCOPE_REPORT, VALUE_LIST, offsetof(struct view, bottom),
     NULL, NULL, SCOPE_SENTENCE, 0, "the one sentence to read first"},
    {"highlights", SCOPE_REPORT, VALUE_LIST, offsetof(struct view, highlights),
     NULL, NULL, SCOPE_SENTENCE, 0, "two to five other sentences"},
    {"summary", SCOPE_REPORT, VALUE_LIST, offsetof(struct view, chosen),
     NULL, NULL, SCOPE_SENTENCE, 0, "all sentences of the summary"},
    {"who", SCOPE_REPORT, VALUE_LIST, offsetof(struct view, who),
     NULL, NULL, SCOPE_WHO, offsetof(struct view, shown[SLOT_WHO]),
     "persons, organisations, groups"},
    {"what", SCOPE_REPORT, VALUE_LIST, offsetof(struct view, what),
     NULL, NULL, SCOPE_WHAT, offsetof(struct view, shown[SLOT_WHAT]),
     "what happened"},
    {"when", SCOPE_REPORT, VALUE_LIST, offsetof(struct view, when),
     NULL, NULL, SCOPE_WHEN, offsetof(struct view, shown[SLOT_WHEN]),
     "dates of the events"},
    {"earlier", SCOPE_REPORT, VALUE_LIST, offsetof(struct view, earlier),
     NULL, NULL, SCOPE_WHEN, offsetof(struct view, shown[SLOT_WHEN]),
     "dates of the background"},
    {"timeline", SCOPE_REPORT, VALUE_LIST, offsetof(struct view, timeline),
     NULL, NULL, SCOPE_WHEN, offsetof(struct view, shown[SLOT_WHEN]),
     "dates with a value, oldest first"},
    {"unresolved", SCOPE_REPORT, VALUE_LIST, offsetof(struct view, unresolved),
     NULL, NULL, SCOPE_WHEN, offsetof(struct view, shown[SLOT_WHEN]),
     "dates without a value"},
    {"where", SCOPE_REPORT, VALUE_LIST, offsetof(struct view, where),
     NULL, NULL, SCOPE_WHERE, offsetof(struct view, shown[SLOT_WHERE]),
     "places"},
    {"numbers", SCOPE_REPORT, VALUE_LIST, offsetof(struct view, numbers),
     NULL, NULL, SCOPE_NUMBER, offsetof(struct view, shown[SLOT_NUMBERS]),
     "all numbers"},
    {"troops", SCOPE_REPORT, VALUE_LIST, offsetof(struct view, troops),
     NULL, NULL, SCOPE_NUMBER, offsetof(struct view, shown[SLOT_NUMBERS]),
     "numbers of forces"},
    {"other_numbers", SCOPE_REPORT, VALUE_LIST, offsetof(struct view, others),
     NULL, NULL, SCOPE_NUMBER, offsetof(struct view, shown[SLOT_NUMBERS]),
     "casualties, money, the rest"},
    {"casualties", SCOPE_REPORT, VALUE_LIST, offsetof(struct view, casualties),
     NULL, NULL, SCOPE_NUMBER, offsetof(struct view, shown[SLOT_NUMBERS]),
     "killed, wounded, missing, displaced, detained"},
    {"money", SCOPE_REPORT, VALUE_LIST, offsetof(struct view, money),
     NULL, NULL, SCOPE_NUMBER, offsetof(struct view, shown[SLOT_NUMBERS]),
     "sums of money"},
    {"figures", SCOPE_REPORT, VALUE_LIST, offsetof(struct view, figures),
     NULL, NULL, SCOPE_NUMBER, offsetof(struct view, shown[SLOT_NUMBERS]),
     "the few numbers to show first"},
    {"conflicts", SCOPE_REPORT, VALUE_LIST, offsetof(struct view, disputes),
     NULL, NULL, SCOPE_CONFLICT, offsetof(struct view, shown[SLOT_NUMBERS]),
     "numbers that exclude each other"},
    {"casualty_conflicts", SCOPE_REPORT, VALUE_LIST, 0,
     NULL, report_casualty_conflicts, SCOPE_CONFLICT,
     offsetof(struct view, shown[SLOT_NUMBERS]),
     "those of the conflicts that are about people who came to harm"},
    {"reactions", SCOPE_REPORT, VALUE_LIST, offsetof(struct view, reactions),
     NULL, NULL, SCOPE_STATEMENT, offsetof(struct view, shown[SLOT_REACTIONS]),
     "statements, in order"},
    {"speakers", SCOPE_REPORT, VALUE_LIST, offsetof(struct view, speakers),
     NULL, NULL, SCOPE_SPEAKER, offsetof(struct view, shown[SLOT_REACTIONS]),
     "those who made statements"},
    {"background", SCOPE_REPORT, VALUE_LIST, offsetof(struct view, background),
     NULL, NULL, SCOPE_SENTENCE, offsetof(struct view, shown[SLOT_WHEN]),
     "sentences about earlier events"},
    {"loaded", SCOPE_REPORT, VALUE_LIST, offsetof(struct view, loaded),
     NULL, NULL, SCOPE_LOADED, 0, "loaded words"},
    {"keywords", SCOPE_REPORT, VALUE_LIST, offsetof(struct view, keywords),
     NULL, NULL, SCOPE_KEYWORD, 0, "key terms"},
    {"not_stated", SCOPE_REPORT, VALUE_LIST, offsetof(struct view, not_stated),
     NULL, NULL, SCOPE_GAP, 0, "what no source states"},
    {"sources", SCOPE_REPORT, VALUE_LIST, offsetof(struct view, sources),
     NULL, NULL, SCOPE_SOURCE, 0, "the sources"},
    {"text", SCOPE_SENTENCE, VALUE_TEXT, offsetof(struct at, text),
     NULL, NULL, 0, 0, "the sentence"},
    {"outlet", SCOPE_SENTENCE, VALUE_CALL, 0,
     sentence_outlet, NULL, 0, 0, "name of its outlet"},
    {"marks", SCOPE_SENTENCE, VALUE_MARK, 0,
     NULL, NULL, 0, 0, "its place: [1:¶2]"},
    {"name", SCOPE_WHO, VALUE_TEXT, offsetof(struct fact_who, name),
     NULL, NULL, 0, 0, "fullest spelling of the name"},
    {"role", SCOPE_WHO, VALUE_TEXT, offsetof(struct fact_who, role),
     NULL, NULL, 0, 0, "office or rank, verbatim"},
    {"kind", SCOPE_WHO, VALUE_CALL, 0,
     who_kind, NULL, 0, 0, "person, organisation or group"},
    {"aliases", SCOPE_WHO, VALUE_LIST, 0,
     NULL, who_aliases, SCOPE_ALIAS, 0, "other spellings of the name"},
    {"status", SCOPE_WHO, VALUE_STATUS, offsetof(struct fact_who, status),
     NULL, NULL, 0, 0,
     "agreed, one source or conflict; empty if there is one source"},
    {"marks", SCOPE_WHO, VALUE_MARKS, offsetof(struct fact_who, evidence),
     NULL, NULL, 0, 0, "its places: [1:¶2]"},
    {"alias", SCOPE_ALIAS, VALUE_TEXT, 0,
     NULL, NULL, 0, 0, "the spelling"},
    {"comma", SCOPE_ALIAS, VALUE_CALL, 0,
     alias_more, NULL, 0, 0, "a comma, if another one follows"},
    {"text", SCOPE_WHAT, VALUE_TEXT, offsetof(struct fact_what, text),
     NULL, NULL, 0, 0, "a clause, verbatim"},
    {"status", SCOPE_WHAT, VALUE_STATUS, offsetof(struct fact_what, status),
     NULL, NULL, 0, 0,
     "agreed, one source or conflict; empty if there is one source"},
    {"marks", SCOPE_WHAT, VALUE_MARKS, offsetof(struct fact_what, evidence),
     NULL, NULL, 0, 0, "its places: [1:¶2]"},
    {"text", SCOPE_WHEN, VALUE_TEXT, offsetof(struct fact_when, text),
     NULL, NULL, 0, 0, "the phrase, verbatim"},
    {"iso", SCOPE_WHEN, VALUE_WORDS, offsetof(struct fact_when, iso),
     NULL, NULL, 0, 0, "ISO 8601 date; empty: not resolved"},
    {"precision", SCOPE_WHEN, VALUE_CALL, 0,
     when_precision, NULL, 0, 0,
     "time, day, weekend, week, month, quarter, year or none"},
    {"computed", SCOPE_WHEN, VALUE_FLAG, offsetof(struct fact_when, computed),
     NULL, NULL, 0, 0, "the date was computed"},
    {"status", SCOPE_WHEN, VALUE_STATUS, offsetof(struct fact_when, status),
     NULL, NULL, 0, 0,
     "agreed, one source or conflict; empty if there is one source"},
    {"marks", SCOPE_WHEN, VALUE_MARKS, offsetof(struct fact_when, evidence),
     NULL, NULL, 0, 0, "its places: [1:¶2]"},
    {"text", SCOPE_WHERE, VALUE_TEXT, offsetof(struct fact_where, text),
     NULL, NULL, 0, 0, "the place, verbatim"},
    {"country", SCOPE_WHERE, VALUE_CALL, 0,
     where_country, NULL, 0, 0, "ISO 3166 code of its country"},
    {"main", SCOPE_WHERE, VALUE_FLAG, offsetof(struct fact_where, main),
     NULL, NULL, 0, 0, "dateline or place of the event"},
    {"status", SCOPE_WHERE, VALUE_STATUS, offsetof(struct fact_where, status),
     NULL, NULL, 0, 0,
     "agreed, one source or conflict; empty if there is one source"},
    {"marks", SCOPE_WHERE, VALUE_MARKS, offsetof(struct fact_where, evidence),
     NULL, NULL, 0, 0, "its places: [1:¶2]"},
    {"text", SCOPE_NUMBER, VALUE_TEXT, offsetof(struct fact_number, text),
     NULL, NULL, 0, 0, "the number in the words of the source"},
    {"what", SCOPE_NUMBER, VALUE_TEXT, offsetof(struct fact_number, what),
     NULL, NULL, 0, 0, "the words that say what is counted"},
    {"topic", SCOPE_NUMBER, VALUE_CALL, 0,
     number_topic, NULL, 0, 0, "remaining, withdrawn, killed, money …"},
    {"range", SCOPE_NUMBER, VALUE_CALL, 0,
     number_range, NULL, 0, 0,
     "what a vague number spans, with --vague=range"},
    {"said_by", SCOPE_NUMBER, VALUE_CALL, 0,
     number_said_by, NULL, 0, 0,
     "who is quoted with it; empty: the source itself"},
    {"status", SCOPE_NUMBER, VALUE_STATUS, offsetof(struct fact_number, status),
     NULL, NULL, 0, 0,
     "agreed, one source or conflict; empty if there is one source"},
    {"marks", SCOPE_NUMBER, VALUE_MARKS, offsetof(struct fact_number, evidence),
     NULL, NULL, 0, 0, "its places: [1:¶2]"},
    {"speaker", SCOPE_SPEAKER, VALUE_TEXT, offsetof(struct speaker, name),
     NULL, NULL, 0, 0, "the name; empty: not known"},
    {"role", SCOPE_SPEAKER, VALUE_TEXT, offsetof(struct speaker, role),
     NULL, NULL, 0, 0, "office or rank, verbatim"},
    {"statements", SCOPE_SPEAKER, VALUE_LIST, offsetof(struct speaker, said),
     NULL, NULL, SCOPE_STATEMENT, 0, "what they said, in order"},
    {"speaker", SCOPE_STATEMENT, VALUE_TEXT,
     offsetof(struct fact_reaction, speaker),
     NULL, NULL, 0, 0, "who said it; empty: not known"},
    {"role", SCOPE_STATEMENT, VALUE_TEXT, offsetof(struct fact_reaction, role),
     NULL, NULL, 0, 0, "office or rank of the speaker"},
    {"quote", SCOPE_STATEMENT, VALUE_TEXT,
     offsetof(struct fact_reaction, quote),
     NULL, NULL, 0, 0, "the words, verbatim, without marks"},
    {"verb", SCOPE_STATEMENT, VALUE_TEXT, offsetof(struct fact_reaction, verb),
     NULL, NULL, 0, 0, "said, warned …, verbatim"},
    {"stated", SCOPE_STATEMENT, VALUE_TEXT,
     offsetof(struct fact_reaction, stated),
     NULL, NULL, 0, 0, "the speaker as that sentence has it: he"},
    {"direct", SCOPE_STATEMENT, VALUE_FLAG,
     offsetof(struct fact_reaction, direct),
     NULL, NULL, 0, 0, "it stands in quotation marks"},
    {"computed", SCOPE_STATEMENT, VALUE_FLAG,
     offsetof(struct fact_reaction, computed),
     NULL, NULL, 0, 0, "the speaker was found behind a pronoun or role"},
    {"status", SCOPE_STATEMENT, VALUE_STATUS,
     offsetof(struct fact_reaction, status),
     NULL, NULL, 0, 0,
     "agreed, one source or conflict; empty if there is one source"},
    {"marks", SCOPE_STATEMENT, VALUE_MARKS,
     offsetof(struct fact_reaction, evidence),
     NULL, NULL, 0, 0, "its places: [1:¶2]"},
    {"variants", SCOPE_STATEMENT, VALUE_LIST, 0,
     NULL, statement_variants, SCOPE_SENTENCE, 0,
     "other wordings of it, by other sources"},
    {"text", SCOPE_LOADED, VALUE_TEXT, offsetof(struct fact_loaded, at.text),
     NULL, NULL, 0, 0, "the word"},
    {"speaker", SCOPE_LOADED, VALUE_TEXT, offsetof(struct fact_loaded, speaker),
     NULL, NULL, 0, 0, "whose word it is, in a statement"},
    {"quoted", SCOPE_LOADED, VALUE_FLAG, offsetof(struct fact_loaded, quoted),
     NULL, NULL, 0, 0, "it stands in a statement"},
    {"marks", SCOPE_LOADED, VALUE_MARK, offsetof(struct fact_loaded, at),
     NULL, NULL, 0, 0, "its place: [1:¶2]"},
    {"text", SCOPE_KEYWORD, VALUE_TEXT, offsetof(struct keyword, text),
     NULL, NULL, 0, 0, "the term"},
    {"text", SCOPE_GAP, VALUE_WORDS, 0,
     NULL, NULL, 0, 0, "what is not stated"},
    {"number", SCOPE_SOURCE, VALUE_COUNT, offsetof(struct source, number),
     NULL, NULL, 0, 0, "1 for the first"},
    {"title", SCOPE_SOURCE, VALUE_CALL, 0,
     source_title, NULL, 0, 0, "its title"},
    {"site", SCOPE_SOURCE, VALUE_CALL, 0,
     source_site, NULL, 0, 0, "its outlet"},
    {"date", SCOPE_SOURCE, VALUE_CALL, 0,
     source_date, NULL, 0, 0, "YYYY-MM-DD"},
    {"modified", SCOPE_SOURCE, VALUE_CALL, 0,
     source_modified, NULL, 0, 0, "YYYY-MM-DD"},
    {"url", SCOPE_SOURCE, VALUE_CALL, 0,
     source_url, NULL, 0, 0, "its address"},
    {"file", SCOPE_SOURCE, VALUE_CALL, 0,
     source_file, NULL, 0, 0, "name of the file"},
    {"bytes", SCOPE_SOURCE, VALUE_CALL, 0,
     source_bytes, NULL, 0, 0, "size of the file"},
    {"sha256", SCOPE_SOURCE, VALUE_CALL, 0,
     source_sha256, NULL, 0, 0, "digest of the file"},
    {"format", SCOPE_SOURCE, VALUE_CALL, 0,
     source_format, NULL, 0, 0, "html, xml, markdown, text or jsonl"},
    {"lang", SCOPE_SOURCE, VALUE_CALL, 0,
     source_lang, NULL, 0, 0, "language of the text"},
    {"given", SCOPE_SOURCE, VALUE_CALL, 0,
     source_given, NULL, 0, 0, "set by the user, if the date was"},
    {"copy_of", SCOPE_SOURCE, VALUE_CALL, 0,
     source_copy, NULL, 0, 0, "number of the source that it is a copy of"},
    {"authors", SCOPE_SOURCE, VALUE_LIST, 0,
     NULL, source_authors, SCOPE_AUTHOR, 0, "its authors"},
    {"author", SCOPE_AUTHOR, VALUE_TEXT, 0,
     NULL, NULL, 0, 0, "the name"},
    {NULL, 0, 0, 0, NULL, NULL, 0, 0, NULL}
};
/* clang-format on */

const char *template_scope_name(enum template_scope scope)
{
    static const char *const names[SCOPES] = {
        [SCOPE_REPORT] = "",
        [SCOPE_SENTENCE] = "{{#summary}}",
        [SCOPE_WHO] = "{{#who}}",
        [SCOPE_ALIAS] = "{{#aliases}}",
        [SCOPE_WHAT] = "{{#what}}",
        [SCOPE_WHEN] = "{{#when}}",
        [SCOPE_WHERE] = "{{#where}}",
        [SCOPE_NUMBER] = "{{#numbers}}",
        [SCOPE_SPEAKER] = "{{#speakers}}",
        [SCOPE_STATEMENT] = "{{#reactions}}",
        [SCOPE_CONFLICT] = "{{#conflicts}}",
        [SCOPE_LOADED] = "{{#loaded}}",
        [SCOPE_KEYWORD] = "{{#keywords}}",
        [SCOPE_GAP] = "{{#not_stated}}",
        [SCOPE_SOURCE] = "{{#sources}}",
        [SCOPE_AUTHOR] = "{{#authors}}",
        [SCOPE_VOICE] = "{{#voices}}",
        [SCOPE_SHARED] = "{{#agreements}}",
        [SCOPE_DIFFERING] = "{{#differing}}",
        [SCOPE_WORDING] = "{{#wordings}}",
        [SCOPE_RUN] = "{{#runs}}",
        [SCOPE_LIKENESS] = "{{#people}}",
        [SCOPE_NAMED] = "{{#named}}",
        [SCOPE_OUTLET] = "{{#outlets}}",
    };

    return names[scope];
}

const struct template_tag *template_tag_find(struct span name,
                                             enum template_scope scope)
{
    const struct template_tag *const tables[] = {template_tags,
                                                 template_tags_compare};

    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        for (const struct template_tag *t = tables[i]; t->name; t++)
            if (t->scope == scope && span_eq(name, span_of(t->name)))
                return t;
    return NULL;
}

bool template_tag_is_text(const struct template_tag *tag)
{
    return tag->value <= VALUE_CALL;
}
