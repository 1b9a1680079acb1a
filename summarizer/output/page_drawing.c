#include "output/page.h"

#include <stdio.h>

/*
 * A line from the first date to the last: a dot for a day, a bar for what is
 * known to a week, a month or a year only, and a scale of years or months.
 * Places are percentages of its width and sizes are pixels, without a
 * viewBox, so that the letters keep their size on a phone.  Dates on almost
 * one place share a label, and numbers that would touch climb a row.
 */
static const double days_a_year = 365.2425;

enum {
    DATES_MAX = 24,   /* more would be a smear; the list has them all */
    ROW = 17,         /* [px] height of a row of numbers */
    ROWS_MAX = 6,     /* [rows] */
    SCALE = 26,       /* [px] below the line */
    BAR = 9,          /* [px] height of a bar */
    BAR_MIN = 4,      /* [%] narrower ones look like a dot: 12 px on a phone */
    EDGE = 2,         /* [%] beside the first and last place */
    NEAR = 3,         /* [%] from the first of those with one label: 9 px */
    APART = 7,        /* [%] between two numbers in one row: 20 px on a phone */
    LABEL_APART = 12, /* [%] the same, where one of them is "4–10" */
    YEAR_APART = 12,  /* [%] between two years of the scale: 35 px */
    MONTH_APART = 19  /* [%] between two months, as 2023-06: 55 px */
};

struct date {
    int year, month, day;
};

/* The digits of s from `at`, or -1. */
static int read_digits(struct span s, size_t at, size_t n)
{
    int value = 0;

    if (at + n > s.n)
        return -1;
    for (size_t i = at; i < at + n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9')
            return -1;
        value = value * 10 + (s.p[i] - '0');
    }
    return value;
}

/* Days since 1 March of year 0.  Source: H. Hinnant, "chrono-compatible
 * low-level date algorithms", days_from_civil. */
static long count_days(const struct date *d)
{
    long year = d->month > 2 ? d->year : d->year - 1;
    long month = (d->month + 9) % 12;

    return 365 * year + year / 4 - year / 100 + year / 400 +
           (153 * month + 2) / 5 + d->day - 1;
}

static bool is_date(const struct date *d)
{
    return d->year > 0 && d->month >= 1 && d->month <= 12 && d->day >= 1 &&
           d->day <= 31;
}

struct period { /* days, both within [days since 1 March of year 0] */
    long from, to;
};

/* The days of a week as 2023-W25: week 1 holds 4 January (ISO 8601).  Day 0
 * of count_days(), 1 March of year 0, was a Wednesday. */
static bool read_week(struct span iso, struct period *p)
{
    int year = read_digits(iso, 0, 4), week = read_digits(iso, 6, 2);
    long fourth;

    if (iso.n != 8 || iso.p[5] != 'W' || year <= 0 || week < 1 || week > 53)
        return false;
    fourth = count_days(&(struct date){year, 1, 4});
    p->from = fourth - (fourth + 2) % 7 + 7L * (week - 1);
    p->to = p->from + 6;
    return true;
}

/* A day, a month, a year, or the days from one to another. */
static bool read_period(struct span iso, struct period *p)
{
    struct date first = {read_digits(iso, 0, 4), 1, 1}, last = first;
    size_t slash = span_find(iso, SPAN("/"));

    if (slash == 10 && iso.n == 21) {
        struct period end;

        return read_period(span_upto(iso, 10), p) &&
               read_period(span_from(iso, 11), &end) &&
               (p->to = end.to) >= p->from;
    }
    if (iso.n >= 6 && iso.p[5] == 'W')
        return read_week(iso, p);
    last.month = 12, last.day = 31;
    if (iso.n >= 7) {
        first.month = last.month = read_digits(iso, 5, 2);
        first.day = last.day = iso.n >= 10 ? read_digits(iso, 8, 2) : 1;
    }
    if (!is_date(&first) || (iso.n != 4 && iso.n != 7 && iso.n < 10))
        return false;
    p->from = count_days(&first);
    p->to = count_days(&last);
    if (iso.n == 7) { /* to the day before the next month's first */
        last.year += last.month == 12;
        last.month = last.month % 12 + 1;
        p->to = count_days(&last) - 1;
    }
    return true;
}

struct mark {
    const struct fact_when *when;
    size_t number; /* in the list [1..] */
    struct period days;
    double x, width; /* [%] */
    size_t row;      /* [0..] above the line */
    size_t until;    /* the last number of its label, 0: it has none */
};

struct drawing {
    struct mark marks[DATES_MAX];
    size_t count;
    long first, last; /* [days] */
    int year, end;    /* [years] the first one's and the last one's */
    size_t rows;
    size_t line; /* [px] from the top */
    cmark_node *svg;
};

static double place_of(const struct drawing *d, long day)
{
    return EDGE + (100 - 2 * EDGE) * (double)(day - d->first) /
                      (double)(d->last - d->first);
}

/* In the order of the list. */
static void find_marks(const struct view *v, struct drawing *d)
{
    for (size_t i = 0; i < v->timeline.count && d->count < DATES_MAX; i++) {
        struct mark mark = {.when = v->timeline.at[i], .number = i + 1};
        int year = read_digits(mark.when->iso, 0, 4);

        if (!read_period(mark.when->iso, &mark.days))
            continue;
        if (d->count == 0 || mark.days.from < d->first)
            d->first = mark.days.from;
        if (d->count == 0 || mark.days.to > d->last)
            d->last = mark.days.to;
        if (d->count == 0)
            d->year = year;
        d->end = year > d->end ? year : d->end;
        d->marks[d->count++] = mark;
    }
}

static double middle_of(const struct mark *m)
{
    return m->x + m->width / 2;
}

/* Whether a mark goes under the label of one that stands before it. */
static bool join_mark(struct mark *head, struct mark *m)
{
    double apart = middle_of(m) - middle_of(head);

    if (head->width >= BAR_MIN || m->width >= BAR_MIN || apart < -NEAR ||
        apart > NEAR || m->number != head->until + 1)
        return false;
    head->until = m->number;
    return true;
}

static void find_labels(struct drawing *d)
{
    struct mark *head = NULL;

    for (size_t i = 0; i < d->count; i++) {
        struct mark *m = &d->marks[i];

        m->x = place_of(d, m->days.from);
        m->width = place_of(d, m->days.to) - m->x;
        if (head && join_mark(head, m))
            continue;
        m->until = m->number;
        head = m;
    }
}

static void place_labels(struct drawing *d)
{
    const struct mark *last[ROWS_MAX] = {NULL};

    d->rows = 1;
    for (size_t i = 0; i < d->count; i++) {
        struct mark *m = &d->marks[i];

        if (!m->until)
            continue;
        for (; m->row + 1 < ROWS_MAX && last[m->row]; m->row++) {
            const struct mark *l = last[m->row];
            bool wide = l->until > l->number || m->until > m->number;
            double apart = middle_of(m) - middle_of(l);

            if (apart >= (wide ? LABEL_APART : APART))
                break;
        }
        last[m->row] = m;
        if (m->row >= d->rows)
            d->rows = m->row + 1;
    }
    d->line = ROW * d->rows + 12;
}

/* One string for each text: a tag inside would part its words by a space. */
static void draw_text(const struct drawing *d, double x, size_t y,
                      const char *how, const char *words)
{
    node_block(d->svg, "", "<text %s x=\"%.2f%%\" y=\"%zu\">%s</text>", how, x,
               y, words);
}

static void draw_label(const struct drawing *d, const struct mark *m)
{
    size_t top = d->line - 12 - ROW * m->row;
    char words[48];

    if (!m->until)
        return;
    node_block(d->svg, "",
               "<line x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"%zu\" y2=\"%zu\"/>",
               middle_of(m), middle_of(m), top, d->line);
    if (m->until > m->number)
        snprintf(words, sizeof words, "%zu–%zu", m->number, m->until);
    else
        snprintf(words, sizeof words, "%zu", m->number);
    draw_text(d, middle_of(m), top - 4, "class=\"n\" text-anchor=\"middle\"",
              words);
}

static void draw_dot(const struct drawing *d, const struct mark *m)
{
    if (m->width < BAR_MIN)
        node_block(d->svg, "",
                   "<circle class=\"%s\" cx=\"%.2f%%\" cy=\"%zu\" "
                   "r=\"4.5\"/>",
                   m->when->computed ? "q" : "p", middle_of(m), d->line);
}

/* Below the dots, so that a year does not hide its days. */
static void draw_bar(const struct drawing *d, const struct mark *m)
{
    if (m->width >= BAR_MIN)
        node_block(d->svg, "",
                   "<rect class=\"%s\" x=\"%.2f%%\" y=\"%zu\" "
                   "width=\"%.2f%%\" height=\"%d\"/>",
                   m->when->computed ? "q" : "p", m->x, d->line - BAR / 2,
                   m->width, BAR);
}

static void draw_tick(const struct drawing *d, double x, const struct date *at,
                      bool month)
{
    char words[48];

    node_block(d->svg, "",
               "<line x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"%zu\" y2=\"%zu\"/>", x,
               x, d->line, d->line + 8);
    if (month)
        snprintf(words, sizeof words, "%04d-%02d", at->year, at->month);
    else
        snprintf(words, sizeof words, "%04d", at->year);
    draw_text(d, x, d->line + 21,
              x <= EDGE ? "text-anchor=\"start\"" : "text-anchor=\"middle\"",
              words);
}

/* The smallest round number of years between two of the scale. */
static int find_step(const struct drawing *d)
{
    static const int steps[] = {1, 2, 5, 10, 20, 50, 100, 200, 500};
    size_t i = 0;

    while (i + 1 < sizeof steps / sizeof *steps &&
           place_of(d, d->first + (long)(steps[i] * days_a_year)) - EDGE <
               YEAR_APART)
        i++;
    return steps[i];
}

/* Half a label from the edges at least, or at the very edge. */
static bool has_room(double x, double apart)
{
    return (x <= EDGE || x >= apart / 2) && x <= 100 - apart / 2;
}

/* The first days of years; returns how many there are. */
static size_t draw_years(const struct drawing *d)
{
    int step = find_step(d);
    size_t n = 0;

    for (int year = (d->year + step - 1) / step * step; year <= d->end;
         year += step) {
        struct date at = {year, 1, 1};
        long day = count_days(&at);
        double x = place_of(d, day);

        if (day < d->first || !has_room(x, YEAR_APART))
            continue;
        draw_tick(d, x, &at, false);
        n++;
    }
    return n;
}

/* The first days of months, every one or every second, third or sixth. */
static size_t draw_months(const struct drawing *d)
{
    static const int steps[] = {1, 2, 3, 6};
    size_t i = 0, n = 0;

    while (i < 3 &&
           place_of(d, d->first + (long)(steps[i] * days_a_year / 12)) - EDGE <
               MONTH_APART)
        i++;
    for (int month = 12 * d->year; month < 12 * d->end + 12;
         month += steps[i]) {
        struct date at = {month / 12, month % 12 + 1, 1};
        long day = count_days(&at);
        double x = place_of(d, day);

        if (day < d->first || day > d->last || !has_room(x, MONTH_APART))
            continue;
        draw_tick(d, x, &at, true);
        n++;
    }
    return n;
}

static void draw_end(const struct drawing *d, const struct mark *m, bool last)
{
    char words[16];

    snprintf(words, sizeof words, "%.*s",
             (int)(m->when->iso.n < 10 ? m->when->iso.n : 10), m->when->iso.p);
    draw_text(d, last ? 99 : 1, d->line + 21,
              last ? "text-anchor=\"end\"" : "text-anchor=\"start\"", words);
}

static void draw_axis(const struct drawing *d)
{
    node_block(d->svg, "",
               "<line class=\"ax\" x1=\"1%%\" x2=\"99%%\" y1=\"%zu\" "
               "y2=\"%zu\"/>",
               d->line, d->line);
    if (d->end - d->year >= 2 ? draw_years(d) > 1 : draw_months(d) > 1)
        return;
    draw_end(d, &d->marks[0], false);
    draw_end(d, &d->marks[d->count - 1], true);
}

void page_drawing(const struct view *v, cmark_node *to)
{
    struct drawing d = {0};
    cmark_node *figure;

    find_marks(v, &d);
    if (d.count < 2 || d.first == d.last)
        return;
    find_labels(&d);
    place_labels(&d);
    figure = node_block(to, "</figure>", "<figure>");
    d.svg = node_block(figure, "</svg>",
                       "<svg role=\"img\" aria-label=\"Timeline: %zu dates, "
                       "listed below with the same numbers.\" width=\"100%%\" "
                       "height=\"%zu\">",
                       d.count, d.line + SCALE);
    draw_axis(&d);
    for (size_t i = 0; i < d.count; i++)
        draw_bar(&d, &d.marks[i]);
    for (size_t i = 0; i < d.count; i++)
        draw_label(&d, &d.marks[i]);
    for (size_t i = 0; i < d.count; i++)
        draw_dot(&d, &d.marks[i]);
    node_words(node_block(figure, "</figcaption>", "<figcaption>"),
               "Bar: a month or a year without a day; a dot where it is no "
               "wider. Filled: as printed. Open: computed. The numbers are "
               "those of the list.%s",
               d.count < v->timeline.count ? " Not all dates are drawn." : "");
}
