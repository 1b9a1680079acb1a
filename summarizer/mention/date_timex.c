#include "mention/date_timex.h"

#include "base/buf.h"

enum { VALUE_MAX = 64 }; /* [bytes] of the longest value */

/* What each unit is called in values, in the order of enum calendar_unit:
 * the value when nothing is known, the letters of a length. */
static const struct unit_row {
    const char *unknown;
    enum date_precision precision;
    enum calendar_unit bounds; /* in which `iso` is an interval, or 0 */
    const char *prefix, *suffix;
    int32_t times; /* of the suffix's unit in this one */
} units[] = {
    {"",            PRECISION_NONE,    0,          "",   "",   0  },
    {"XXXX-XX-XX",  PRECISION_DAY,     0,          "PT", "S",  1  },
    {"XXXX-XX-XX",  PRECISION_DAY,     0,          "PT", "M",  1  },
    {"XXXX-XX-XX",  PRECISION_DAY,     0,          "PT", "H",  1  },
    {"XXXX-XX-XX",  PRECISION_DAY,     0,          "P",  "D",  1  },
    {"XXXX-WXX-WE", PRECISION_WEEKEND, UNIT_DAY,   "P",  "WE", 1  },
    {"XXXX-WXX",    PRECISION_WEEK,    UNIT_DAY,   "P",  "W",  1  },
    {"XXXX-XX",     PRECISION_MONTH,   0,          "P",  "M",  1  },
    {"XXXX-QX",     PRECISION_QUARTER, 0,          "P",  "Q",  1  },
    {"XXXX",        PRECISION_YEAR,    0,          "P",  "Y",  1  },
    {"XXX",         PRECISION_YEAR,    UNIT_YEAR,  "P",  "Y",  10 },
    {"XX",          PRECISION_YEAR,    UNIT_YEAR,  "P",  "Y",  100},
    {"XXXX-HX",     PRECISION_MONTH,   UNIT_MONTH, "P",  "M",  6  },
    {"XXXX-XX",     PRECISION_YEAR,    0,          "P",  "M",  3  },
};

_Static_assert(sizeof units / sizeof *units == UNIT_SEASON + 1,
               "a row for each unit");

/* The year that a period is counted to. */
static int32_t year_of(struct period p)
{
    if (p.unit == UNIT_SEASON)
        return p.number / 4;
    if (p.unit == UNIT_WEEK || p.unit == UNIT_WEEKEND)
        return calendar_week(period_first(p)).year;
    return calendar_civil(period_first(p)).year;
}

/* The period within its year. */
static void add_part(struct buf *b, struct period p)
{
    static const char *const seasons[] = {"WI", "SP", "SU", "FA"};
    struct civil c = calendar_civil(period_first(p));

    switch (p.unit) {
    case UNIT_DAY:
        buf_printf(b, "-%02d-%02d", (int)c.month, (int)c.day);
        break;
    case UNIT_MONTH:
        buf_printf(b, "-%02d", (int)c.month);
        break;
    case UNIT_QUARTER:
        buf_printf(b, "-Q%d", (int)(c.month - 1) / 3 + 1);
        break;
    case UNIT_HALF:
        buf_printf(b, "-H%d", (int)(c.month - 1) / 6 + 1);
        break;
    case UNIT_SEASON:
        buf_printf(b, "-%s", seasons[p.number % 4]);
        break;
    case UNIT_WEEK:
    case UNIT_WEEKEND:
        buf_printf(b, "-W%02d%s", (int)calendar_week(period_first(p)).week,
                   p.unit == UNIT_WEEKEND ? "-WE" : "");
        break;
    default:
        break;
    }
}

static void add_period(struct buf *b, struct period p)
{
    if (p.unit == UNIT_DECADE || p.unit == UNIT_CENTURY) {
        buf_printf(b, p.unit == UNIT_DECADE ? "%03d" : "%02d", (int)p.number);
        return;
    }
    buf_printf(b, "%04d", (int)year_of(p));
    add_part(b, p);
}

/* What can be said of a period that is not known. */
static void add_unknown(struct buf *b, const struct date_words *w)
{
    struct period p;

    if (w->form != DATE_SHIFT && w->weekday && !w->which) {
        buf_printf(b, "XXXX-WXX-%d", (int)w->weekday);
    } else if (date_without_year(w, &p) && p.unit != UNIT_CENTURY) {
        buf_add(b, SPAN("XXXX"));
        add_part(b, p);
    } else {
        buf_add(b, span_of(units[w->unit].unknown));
    }
}

static void add_clock(struct buf *b, const struct date_words *w)
{
    static const char *const parts[] = {"", "TMO", "TMI", "TAF", "TEV", "TNI"};

    if (w->clock)
        buf_printf(b, "T%02d:%02d%s", (int)w->hour, (int)w->minute,
                   w->utc ? "Z" : "");
    else
        buf_add(b, span_of(parts[w->part]));
}

static void add_iso(struct buf *b, struct period p)
{
    enum calendar_unit bounds = units[p.unit].bounds;

    if (bounds) {
        add_period(b, period_of(bounds, period_first(p)));
        buf_char(b, '/');
        add_period(b, period_of(bounds, period_last(p)));
    } else if (p.unit == UNIT_SEASON) {
        /* Which months it has depends on the hemisphere. */
        add_period(b, (struct period){UNIT_YEAR, year_of(p)});
    } else {
        add_period(b, p);
    }
}

/* A length such as P3D, PT2H, P2.5Y, PXM. */
static void add_length(struct buf *b, const struct date_words *w)
{
    const struct unit_row *row = &units[w->unit];
    int32_t tenths = w->tenths * row->times;

    if (w->tenths == AMOUNT_VAGUE && row->times > 1) /* PXE, PXC: TimeML */
        buf_printf(b, "PX%s", w->unit == UNIT_DECADE ? "E" : "C");
    else if (w->tenths == AMOUNT_VAGUE)
        buf_printf(b, "%sX%s", row->prefix, row->suffix);
    else if (tenths % 10)
        buf_printf(b, "%s%d.%d%s", row->prefix, (int)(tenths / 10),
                   (int)(tenths % 10), row->suffix);
    else
        buf_printf(b, "%s%d%s", row->prefix, (int)(tenths / 10), row->suffix);
}

static void add_repeat(struct buf *b, const struct date_words *w)
{
    if (w->weekday || w->month || w->nth)
        add_unknown(b, w);
    else
        add_length(b, w);
    add_clock(b, w);
}

static struct date_value write_period(const struct date_words *w,
                                      struct date_context *c, struct arena *a)
{
    struct date_value v = {.precision = PRECISION_NONE};
    struct buf value = buf_new(a, VALUE_MAX), iso = buf_new(a, VALUE_MAX);
    struct meaning m = date_mean(w, c);

    v.type = w->clock || w->part ? TIMEX_TIME : TIMEX_DATE;
    if (m.known)
        add_period(&value, m.period);
    else
        add_unknown(&value, w);
    add_clock(&value, w);
    v.value = buf_span(&value);
    if (!m.known)
        return v;
    add_iso(&iso, m.period);
    if (w->clock)
        add_clock(&iso, w);
    v.iso = buf_span(&iso);
    v.precision = w->clock ? PRECISION_TIME : units[m.period.unit].precision;
    v.computed = m.computed;
    date_note(c, w, m.period);
    return v;
}

/* January 3-5: an interval of two days. */
static struct date_value write_range(const struct date_words *w,
                                     struct date_context *c, struct arena *a)
{
    struct date_value v = {.type = TIMEX_DATE, .precision = PRECISION_NONE};
    struct buf b = buf_new(a, VALUE_MAX);
    struct date_words last = *w;

    last.day = w->last_day;
    struct meaning from = date_mean(w, c), to = date_mean(&last, c);
    if (!from.known || !to.known) {
        add_unknown(&b, w);
        v.value = buf_span(&b);
        return v;
    }
    add_period(&b, from.period);
    buf_char(&b, '/');
    add_period(&b, to.period);
    v.value = v.iso = buf_span(&b);
    v.precision = PRECISION_DAY;
    v.computed = from.computed;
    date_note(c, w, to.period);
    return v;
}

struct date_value timex_write(const struct date_words *w,
                              struct date_context *context, struct arena *a)
{
    static const char *const vague[] = {"PAST_REF", "PRESENT_REF",
                                        "FUTURE_REF"};
    struct date_value v = {.precision = PRECISION_NONE};
    struct buf b = buf_new(a, VALUE_MAX);

    switch (w->form) {
    case DATE_POINT:
    case DATE_SHIFT:
        return write_period(w, context, a);
    case DATE_RANGE:
        return write_range(w, context, a);
    case DATE_LENGTH:
        v.type = TIMEX_DURATION;
        add_length(&b, w);
        break;
    case DATE_REPEAT:
        v.type = TIMEX_SET;
        add_repeat(&b, w);
        break;
    case DATE_VAGUE:
        v.value = span_of(vague[w->tense + 1]);
        return v;
    }
    v.value = buf_span(&b);
    return v;
}
