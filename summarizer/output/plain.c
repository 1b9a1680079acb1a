#include <stdio.h>

#include "output/column.h"
#include "output/plain_check.h"
#include "output/plain_compare.h"
#include "output/plain_facts.h"
#include "output/report.h"

/* Verbatim, but wrapped on a terminal; then its place. */
static void write_chosen(const struct report *r, const struct chosen *k,
                         struct buf *out)
{
    const struct sentence *s = &r->readings[k->doc].sentences->at[k->sentence];
    struct column c = {
        .out = out, .width = r->look.width, .color = r->look.color};

    if (c.width)
        column_text(&c, k->text);
    else
        buf_add(out, k->text);
    if (r->look.cite) {
        char place[48];

        snprintf(place, sizeof place, "[%zu:\302\266%zu]", k->doc + 1,
                 s->paragraph);
        c.at = c.at ? c.at : 1;
        column_piece(&c, span_of(place), LOOK_DIM);
    }
    buf_char(out, '\n');
}

static void write_summary(const struct report *r, struct buf *out)
{
    for (size_t i = 0; i < r->summary->count; i++)
        write_chosen(r, &r->summary->at[i], out);
}

/* On one line: tabs and line feeds become spaces. */
static void put_flat(struct buf *out, struct span text)
{
    for (size_t i = 0; i < text.n; i++)
        if (text.p[i] == '\n' || text.p[i] == '\t')
            buf_char(out, ' ');
        else
            buf_char(out, text.p[i]);
}

/* Tab-separated: mark of the chosen, place, score, its parts, text. */
static void write_explanation(const struct report *r, struct arena *a,
                              struct buf *out)
{
    buf_add(out, SPAN("chosen\tplace\tscore\tparts\ttext\n"));
    for (size_t d = 0; d < r->count; d++) {
        const struct sentences *all = r->readings[d].sentences;
        const struct scores *scores = r->ranked[d].scores;
        const struct chosen **chosen = report_choices(r, d, a);

        for (size_t i = 0; i < all->count; i++) {
            const struct chosen *k = chosen[i];
            double score = scores->total[i];

            if (k)
                score += k->coverage + k->redundancy + k->context;
            buf_printf(out, "%c\t[%zu:\302\266%zu]\t%.4f\t", k ? '*' : '-',
                       d + 1, all->at[i].paragraph, score);
            for (size_t p = 0; p < scores->parts; p++) {
                double part = scores->value[i * scores->parts + p];

                if (part < 0 || part > 0)
                    buf_printf(out, "%s=%.4f ", scores->names[p], part);
            }
            if (k)
                buf_printf(out, "coverage=%.4f redundancy=%.4f context=%.4f ",
                           k->coverage, k->redundancy, k->context);
            out->n--; /* the last space */
            buf_char(out, '\t');
            struct span text = all->at[i].text;
            put_flat(out, text);
            buf_char(out, '\n');
        }
    }
}

static void write_keywords(const struct report *r, struct buf *out)
{
    for (size_t i = 0; i < r->keywords->count; i++) {
        struct column c = {.out = out};

        column_text(&c, r->keywords->at[i].text);
        column_end(&c);
    }
}

static void write_extract(const struct report *r, struct buf *out)
{
    for (size_t d = 0; d < r->count; d++) {
        struct span text = r->readings[d].doc->text;

        if (d > 0)
            buf_char(out, '\n');
        buf_add(out, text);
        if (text.n && text.p[text.n - 1] != '\n')
            buf_char(out, '\n');
    }
}

static void write_value(const struct mention *m, struct buf *out)
{
    const struct number_value *n = &m->as.number;

    if (m->kind == MENTION_DATE) {
        buf_add(out, m->as.date.value);
        return;
    }
    if (m->kind != MENTION_NUMBER)
        return;
    if (n->has_value || n->has_approx)
        buf_printf(out, "%s%.12g", n->has_value ? "" : "~",
                   n->has_value ? n->value : n->approx);
    if (n->has_min)
        buf_printf(out, "%s%.12g", n->exclusive ? ">" : ">=", n->min);
    if (n->has_min && n->has_max)
        buf_char(out, ' ');
    if (n->has_max)
        buf_printf(out, "%s%.12g", n->exclusive ? "<" : "<=", n->max);
}

/* Tab-separated: document, start, end, kind, value, text. */
static void write_mentions(const struct report *r, struct buf *out)
{
    for (size_t d = 0; d < r->count; d++) {
        const char *base = r->readings[d].doc->text.p;
        const struct mentions *all = r->readings[d].mentions;

        for (size_t i = 0; i < all->count; i++) {
            const struct mention *m = &all->at[i];
            size_t start = (size_t)(m->text.p - base);
            struct column c = {.out = out};

            buf_printf(out, "%zu\t%zu\t%zu\t%s\t", d + 1, start,
                       start + m->text.n, mention_kind_name(m->kind));
            write_value(m, out);
            buf_char(out, '\t');
            column_text(&c, m->text);
            buf_char(out, '\n');
        }
    }
}

bool plain_write(const struct report *r, struct arena *a, struct buf *out,
                 struct err *err)
{
    (void)err;
    switch (r->kind) {
    case REPORT_SUMMARY:
        if (r->look.explain)
            write_explanation(r, a, out);
        else
            write_summary(r, out);
        break;
    case REPORT_FACTS:
    case REPORT_BRIEF:
        plain_facts(r, a, out);
        break;
    case REPORT_KEYWORDS:
        write_keywords(r, out);
        break;
    case REPORT_EXTRACT:
        write_extract(r, out);
        break;
    case REPORT_MENTIONS:
        write_mentions(r, out);
        break;
    case REPORT_CHECK:
        plain_check(r, out);
        break;
    case REPORT_COMPARE:
        plain_compare(r, a, out);
        break;
    }
    return true;
}
