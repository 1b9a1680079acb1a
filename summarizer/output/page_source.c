#include "output/page.h"

#include "output/fact_node.h"

static void add_outlet(struct pen *pen, const struct source *s,
                       cmark_node *item)
{
    const struct document *d = s->doc;
    cmark_node *line = node_block(item, "</p>", "<p>");

    node_words(node_add(line, CMARK_NODE_STRONG), "Source %zu", s->number);
    node_words(line, ", ");
    if (d->site.n)
        node_text(line, d->site, pen->arena);
    else
        node_words(line, "outlet not stated");
    if (s->copy_of)
        node_words(line,
                   "; a copy of source %zu, which does not count as another",
                   s->copy_of);
}

static void add_title(struct pen *pen, const struct document *d,
                      cmark_node *item)
{
    cmark_node *line = node_block(item, "</p>", "<p>");

    if (d->title.n)
        fact_phrase(pen, line, d->title);
    else
        node_words(line, "title not stated");
    node_words(line, ", ");
    for (size_t i = 0; i < d->author_count; i++) {
        node_words(line, i ? ", " : "by ");
        node_text(line, d->authors[i], pen->arena);
    }
    if (d->author_count == 0)
        node_words(line, "author not stated");
    node_words(line, ", ");
    if (d->date.n)
        fact_time(pen, line, d->date);
    else
        node_words(line, "date not stated");
    if (d->date_given)
        node_words(line, " (set by the user)");
    if (d->modified.n) {
        node_words(line, ", modified ");
        fact_time(pen, line, d->modified);
    }
}

static void add_file(struct pen *pen, const struct document *d,
                     cmark_node *item)
{
    cmark_node *line = node_block(item, "</p>", "<p>");

    node_words(line, "file ");
    node_code(line, d->file, pen->arena);
    node_words(line, ", %s bytes, %s, %s", view_count(d->bytes, pen->arena).p,
               input_format_name(d->format), d->lang->code);
    if (d->sha256[0]) {
        line = node_block(item, "</p>", "<p>");
        node_words(line, "sha256 ");
        node_code(line, span_of(d->sha256), pen->arena);
    }
    line = node_block(item, "</p>", "<p>");
    if (d->url.n)
        node_url(line, d->url, SPAN(""), pen->medium, pen->arena);
    else
        node_words(line, "URL not stated");
}

/* How many blocks were read as what, and what was left out. */
static void add_intake(struct pen *pen, const struct source *s,
                       cmark_node *item)
{
    const struct reading *r = &pen->report->readings[s->number - 1];
    cmark_node *line = node_block(item, "</p>", "<p class=\"meta\">");
    size_t count[BLOCK_KINDS] = {0};
    bool any = false;

    for (size_t i = 0; i < s->doc->block_count; i++)
        if (pen->docs[s->number - 1].paragraph[i] == 0)
            count[s->doc->blocks[i].kind]++;
    node_words(line, "Read: %zu paragraphs, %zu sentences.",
               r->sentences->paragraphs, r->sentences->count);
    for (size_t k = 0; k < BLOCK_KINDS; k++)
        if (count[k]) {
            node_words(line, "%s%s %zu", any ? ", " : " Set apart: ",
                       block_kind_name((enum block_kind)k), count[k]);
            any = true;
        }
    if (any)
        node_words(line, ".");
    if (s->doc->intake.dropped)
        node_words(line, " Left out: %zu blocks, %zu bytes.",
                   s->doc->intake.dropped, s->doc->intake.dropped_bytes);
}

bool page_sources(struct pen *pen, const struct view *v, cmark_node *to)
{
    cmark_node *list = node_block(to, "</ol>", "<ol class=\"src\">");

    for (size_t i = 0; i < v->sources.count; i++) {
        const struct source *s = v->sources.at[i];
        cmark_node *item = node_block(list, "</li>", "<li>");

        add_outlet(pen, s, item);
        add_title(pen, s->doc, item);
        add_file(pen, s->doc, item);
        add_intake(pen, s, item);
    }
    if (v->merged)
        node_words(node_block(to, "</p>", "<p class=\"meta\">"),
                   "“Agreed” means that at least two independent sources "
                   "print it. It does not mean that it is true.");
    return v->sources.count > 0;
}

bool page_method(struct pen *pen, const struct view *v, cmark_node *to)
{
    static const char *const promises[] = {
        "Every sentence and quotation is verbatim; no text is generated.",
        "Every item points to its bytes in its source.",
        ("What is computed (a resolved date, a range, a merged name) is "
         "labelled as computed."),
        "What was not found is listed as not stated; nothing is guessed.",
        "Sources that disagree are shown side by side.",
        "Same input, same options, same version: same bytes.",
    };
    const struct look *look = &v->report->look;
    cmark_node *list = node_list(to, true), *line;

    for (size_t i = 0; i < sizeof promises / sizeof *promises; i++)
        node_words(node_item(list), "%s", promises[i]);
    line = node_block(to, "</p>", "<p>");
    node_words(line, "Made by summarizer %s",
               look->version ? look->version : "");
    if (look->options.n) {
        node_words(line, " with ");
        node_code(line, look->options, pen->arena);
    }
    node_words(node_block(to, "</p>", "<p class=\"meta\">"),
               "Reported, not verified: a sentence here is what a source says. "
               "Sentences are picked by place and shared words; facts are "
               "found by rules and word lists, which miss things and can "
               "mistake a speaker.");
    return true;
}
