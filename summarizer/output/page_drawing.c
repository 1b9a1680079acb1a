#include "output/page.h"

/*
 * A line from the first date to the last.  Places are percentages of its
 * width and sizes are pixels, without a viewBox, so that the letters keep
 * their size on a phone.  Numbers that would touch climb a row.
 */
enum {
    DOTS_MAX = 24, /* more would be a smear; the list has them all */
    ROW = 17,      /* [px] height of a row of numbers */
    ROWS_MAX = 6,  /* [rows] */
    LEGEND = 26,   /* [px] below the line */
    APART = 7      /* [%] between two numbers in one row: 20 px on a phone */
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

/* The first day of an ISO date or interval.  A month or a year has no
 * place on the line: a dot would make a day of it. */
static bool read_date(struct span iso, struct date *d)
{
    d->year = read_digits(iso, 0, 4);
    d->month = read_digits(iso, 5, 2);
    d->day = read_digits(iso, 8, 2);
    return d->year > 0 && d->month >= 1 && d->month <= 12 && d->day >= 1 &&
           d->day <= 31;
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

struct dot {
    const struct fact_when *when;
    size_t number; /* in the list [1..] */
    struct date date;
    double x;   /* [%] */
    size_t row; /* [0..] above the line */
};

/* By date, as the list is; returns how many have one. */
static size_t find_dots(const struct view *v, struct dot dots[DOTS_MAX])
{
    size_t n = 0;

    for (size_t i = 0; i < v->timeline.count && n < DOTS_MAX; i++) {
        struct dot dot = {.when = v->timeline.at[i], .number = i + 1};

        if (read_date(dot.when->iso, &dot.date))
            dots[n++] = dot;
    }
    return n;
}

/* Returns the number of rows; 0 if all are on one day. */
static size_t place_dots(struct dot *dots, size_t n)
{
    double last[ROWS_MAX];
    long first = count_days(&dots[0].date);
    long span = count_days(&dots[n - 1].date) - first;
    size_t rows = 1;

    for (size_t r = 0; r < ROWS_MAX; r++)
        last[r] = -APART;
    for (size_t i = 0; i < n && span > 0; i++) {
        struct dot *d = &dots[i];

        d->x = 2 + 96 * (double)(count_days(&d->date) - first) / (double)span;
        while (d->row + 1 < ROWS_MAX && d->x - last[d->row] < APART)
            d->row++;
        last[d->row] = d->x;
        if (d->row >= rows)
            rows = d->row + 1;
    }
    return span > 0 ? rows : 0;
}

static void draw_dot(const struct dot *d, size_t line, cmark_node *svg)
{
    size_t top = line - 12 - ROW * d->row;

    node_block(svg, "",
               "<line x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"%zu\" y2=\"%zu\"/>",
               d->x, d->x, top, line);
    node_block(svg, "",
               "<circle class=\"%s\" cx=\"%.2f%%\" cy=\"%zu\" r=\"4.5\"/>",
               d->when->computed ? "q" : "p", d->x, line);
    node_block(svg, "",
               "<text class=\"n\" x=\"%.2f%%\" y=\"%zu\" "
               "text-anchor=\"middle\">%zu</text>",
               d->x, top - 4, d->number);
}

static void draw_end(const struct dot *d, const char *anchor, size_t y,
                     cmark_node *svg)
{
    node_block(svg, "",
               "<text x=\"%s\" y=\"%zu\" text-anchor=\"%s\">"
               "%04d-%02d-%02d</text>",
               anchor[0] == 's' ? "1%" : "99%", y, anchor, d->date.year,
               d->date.month, d->date.day);
}

void page_drawing(const struct view *v, cmark_node *to)
{
    struct dot dots[DOTS_MAX];
    size_t n = find_dots(v, dots);
    size_t rows = n > 1 ? place_dots(dots, n) : 0;
    size_t line = ROW * rows + 12;
    cmark_node *figure, *svg;

    if (rows == 0)
        return;
    figure = node_block(to, "</figure>", "<figure>");
    svg = node_block(figure, "</svg>",
                     "<svg role=\"img\" aria-label=\"Timeline: %zu dates, "
                     "listed below with the same numbers.\" width=\"100%%\" "
                     "height=\"%zu\">",
                     n, line + LEGEND);
    node_block(svg, "",
               "<line class=\"ax\" x1=\"1%%\" x2=\"99%%\" y1=\"%zu\" "
               "y2=\"%zu\"/>",
               line, line);
    for (size_t i = 0; i < n; i++)
        draw_dot(&dots[i], line, svg);
    draw_end(&dots[0], "start", line + 20, svg);
    draw_end(&dots[n - 1], "end", line + 20, svg);
    node_words(node_block(figure, "</figcaption>", "<figcaption>"),
               "Filled dot: date as printed. Open dot: computed. The numbers "
               "are those of the list.%s",
               n < v->timeline.count ? " Not all dates are drawn." : "");
}
