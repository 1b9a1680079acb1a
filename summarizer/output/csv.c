/*
 * CSV (RFC 4180): a header line, commas, double quotes where needed; lines
 * end in LF instead of CRLF, as the tools of the shell expect.
 */
#include "output/report.h"

#include <math.h>

static void put_field(struct buf *out, struct span s)
{
    bool quote = false;

    for (size_t i = 0; i < s.n; i++)
        quote |=
            s.p[i] == ',' || s.p[i] == '"' || s.p[i] == '\n' || s.p[i] == '\r';
    if (!quote) {
        buf_add(out, s);
        return;
    }
    buf_char(out, '"');
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"')
            buf_char(out, '"');
        buf_char(out, s.p[i]);
    }
    buf_char(out, '"');
}

static void put_number(struct buf *out, bool has, double value)
{
    if (has && floor(value) >= value && fabs(value) < 1e15)
        buf_printf(out, "%.0f", value);
    else if (has)
        buf_printf(out, "%.12g", value);
    buf_char(out, ',');
}

static void put_offsets(const struct report *r, struct buf *out, size_t doc,
                        struct span text)
{
    size_t start = (size_t)(text.p - r->readings[doc].doc->text.p);

    buf_printf(out, "%zu,%zu,%zu\n", doc, start, start + text.n);
}

static void write_numbers(const struct report *r, struct buf *out)
{
    const struct facts *f = r->facts;

    buf_add(out, SPAN("text,value,min,max,approx,exclusive,unit,what,class,"
                      "role,status,doc,start,end\n"));
    for (size_t i = 0; i < f->number_count; i++) {
        const struct fact_number *n = &f->numbers[i];
        const char *role = number_role_name(n->role);

        put_field(out, n->text);
        buf_char(out, ',');
        put_number(out, n->number.has_value, n->number.value);
        put_number(out, n->number.has_min, n->number.min);
        put_number(out, n->number.has_max, n->number.max);
        put_number(out, n->number.has_approx, n->number.approx);
        buf_add(out, n->number.exclusive ? SPAN("true,") : SPAN("false,"));
        put_field(out, n->number.unit);
        buf_char(out, ',');
        put_field(out, n->what);
        buf_printf(out, ",%s,%s,%s,", unit_class_name(n->unit_class),
                   role ? role : "",
                   r->merged ? fact_status_name(n->status) : "");
        put_offsets(r, out, n->evidence.at[0].doc, n->evidence.at[0].text);
    }
}

static void write_mention(const struct report *r, size_t doc,
                          const struct mention *m,
                          const struct fact_reaction *statement,
                          struct buf *out)
{
    const struct number_value none = {0};
    const struct number_value *n =
        m->kind == MENTION_NUMBER ? &m->as.number : &none;

    buf_printf(out, "%s,", mention_kind_name(m->kind));
    put_field(out, m->text);
    buf_char(out, ',');
    if (m->kind == MENTION_DATE) {
        put_field(out, m->as.date.value);
        buf_char(out, ',');
    } else {
        put_number(out, n->has_value || n->has_approx,
                   n->has_value ? n->value : n->approx);
    }
    put_number(out, n->has_min, n->min);
    put_number(out, n->has_max, n->max);
    put_field(out, n->unit);
    buf_printf(out, ",%s,",
               m->kind == MENTION_DATE ? timex_type_name(m->as.date.type) : "");
    if (statement)
        put_field(out, statement->speaker);
    buf_char(out, ',');
    put_offsets(r, out, doc, m->text);
}

static void write_mentions(const struct report *r, struct arena *a,
                           struct buf *out)
{
    buf_add(out, SPAN("kind,text,value,min,max,unit,type,speaker,doc,start,"
                      "end\n"));
    for (size_t d = 0; d < r->count; d++) {
        const struct mentions *m = r->readings[d].mentions;
        size_t count, next = 0;
        const struct fact_reaction *s =
            statement_find(&r->readings[d], &count, a);

        for (size_t i = 0; i < m->count; i++)
            write_mention(r, d, &m->at[i],
                          m->at[i].kind == MENTION_QUOTE
                              ? report_statement(s, count, &next, m->at[i].text)
                              : NULL,
                          out);
    }
}

bool csv_write(const struct report *r, struct arena *a, struct buf *out,
               struct err *err)
{
    if (r->kind == REPORT_FACTS)
        write_numbers(r, out);
    else if (r->kind == REPORT_MENTIONS)
        write_mentions(r, a, out);
    else
        return err_set(err, STATUS_USAGE,
                       "--to=csv goes with --facts or --mentions");
    return true;
}
