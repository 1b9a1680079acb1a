#include "input/metadata_date.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "text/lang.h"

enum {
    LONGEST_DATE_TEXT = 200, /* [bytes] */
    FIRST_YEAR = 1991,       /* no page on the web is older */
    LAST_YEAR = 2099,
    PARTS = 48 /* numbers and words that are looked at */
};

enum part_kind { PART_NUMBER, PART_MONTH, PART_WORD };

struct part {
    enum part_kind kind;
    unsigned value; /* of a number; 1 to 12 of a month */
    size_t digits;
    size_t start, end; /* [bytes] in the text */
};

struct parts {
    struct span text;
    struct part at[PARTS];
    size_t count;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static struct span date_of(unsigned year, unsigned month, unsigned day,
                           struct arena *a)
{
    char text[32];

    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 ||
        day < 1 || day > 31)
        return SPAN("");
    snprintf(text, sizeof text, "%04u-%02u-%02u", year, month, day);
    return arena_copy(a, span_of(text));
}

static unsigned month_of(struct span word)
{
    const struct lexeme *found = lexicon_find_folded(&world.months, word);

    return found ? (unsigned)found->value : 0;
}

static size_t number_at(struct span s, size_t at, struct part *part)
{
    part->kind = PART_NUMBER;
    part->start = at;
    for (; at < s.n && is_digit(s.p[at]); at++)
        if (at - part->start < 9)
            part->value = part->value * 10 + (unsigned)(s.p[at] - '0');
    part->end = at;
    part->digits = at - part->start;
    return at;
}

static size_t word_at(struct span s, size_t at, struct part *part)
{
    size_t end = at;

    part->start = at;
    while (end < s.n) {
        size_t next = end;
        uint32_t c = utf8_read(s, &next);

        if (!utf8_is_alpha(c) || (utf8_is_cjk(c) && end > at))
            break;
        end = next;
        if (utf8_is_cjk(c))
            break;
    }
    part->end = end;
    part->value = month_of(span_slice(s, at, end));
    part->kind = part->value ? PART_MONTH : PART_WORD;
    return end;
}

static void split(struct parts *parts, struct span s)
{
    parts->text = s;
    for (size_t at = 0; at < s.n && parts->count < PARTS;) {
        size_t next = at;
        struct part part = {0};

        if (is_digit(s.p[at])) {
            at = number_at(s, at, &part);
            parts->at[parts->count++] = part;
        } else if (utf8_is_alpha(utf8_read(s, &next))) {
            at = word_at(s, at, &part);
            parts->at[parts->count++] = part;
        } else {
            at = next;
        }
    }
}

static bool is_year(const struct part *p)
{
    return p->kind == PART_NUMBER && p->digits == 4 && p->value >= FIRST_YEAR &&
           p->value <= LAST_YEAR;
}

static bool is_short(const struct part *p)
{
    return p->kind == PART_NUMBER && p->digits <= 2;
}

/* One separator of these between part i and the next. */
static bool joined(const struct parts *parts, size_t i, const char *marks)
{
    size_t from = parts->at[i].end, to = parts->at[i + 1].start;

    while (from < to && parts->text.p[from] == ' ')
        from++;
    while (to > from && parts->text.p[to - 1] == ' ')
        to--;
    return to - from == 1 && strchr(marks, parts->text.p[from]) != NULL;
}

static bool is_word(const struct parts *parts, size_t i, const char *word)
{
    return span_eq(
        span_slice(parts->text, parts->at[i].start, parts->at[i].end),
        span_of(word));
}

/* 20200312, also with the time behind it. */
static struct span all_digits(const struct parts *parts, size_t i,
                              struct arena *a)
{
    const struct part *p = &parts->at[i];
    unsigned day = 0;

    if (p->kind != PART_NUMBER || (p->digits != 8 && p->digits != 14))
        return SPAN("");
    for (size_t k = p->start; k < p->start + 8; k++)
        day = day * 10 + (unsigned)(parts->text.p[k] - '0');
    return date_of(day / 10000, day / 100 % 100, day % 100, a);
}

/* 2020-03-12, 2020年3月12日. */
static struct span year_first(const struct parts *parts, size_t i,
                              struct arena *a)
{
    const struct part *p = &parts->at[i];

    if (!is_year(p) || i + 2 >= parts->count)
        return all_digits(parts, i, a);
    if (is_short(p + 1) && is_short(p + 2) && joined(parts, i, "-/.") &&
        joined(parts, i + 1, "-/."))
        return date_of(p->value, p[1].value, p[2].value, a);
    if (i + 4 < parts->count && is_short(p + 2) && is_short(p + 4) &&
        (is_word(parts, i + 1, "年") || is_word(parts, i + 1, "년")))
        return date_of(p->value, p[2].value, p[4].value, a);
    return SPAN("");
}

/* The part behind i, over an ordinal's ending or a "de". */
static size_t skip_word(const struct parts *parts, size_t i)
{
    i++;
    if (i < parts->count && parts->at[i].kind == PART_WORD &&
        parts->at[i].end - parts->at[i].start <= 3)
        i++;
    return i;
}

/* 12 March 2020, 12th of March, 2020, 12 de marzo de 2020. */
static struct span day_first(const struct parts *parts, size_t i,
                             struct arena *a)
{
    const struct part *p = parts->at;
    size_t month = skip_word(parts, i), year;

    if (month < parts->count && p[month].kind == PART_WORD)
        month = skip_word(parts, month - 1); /* "12th of March" */
    if (month >= parts->count || p[month].kind != PART_MONTH)
        return SPAN("");
    year = skip_word(parts, month);
    if (year >= parts->count || !is_year(&p[year]))
        return SPAN("");
    return date_of(p[year].value, p[month].value, p[i].value, a);
}

/* March 12, 2020. */
static struct span month_first(const struct parts *parts, size_t i,
                               struct arena *a)
{
    const struct part *p = parts->at;
    size_t year;

    if (i + 1 >= parts->count || !is_short(&p[i + 1]))
        return SPAN("");
    year = skip_word(parts, i + 1);
    if (year >= parts->count || !is_year(&p[year]))
        return SPAN("");
    return date_of(p[year].value, p[i].value, p[i + 1].value, a);
}

/* 12.3.2020, 12/3/2020, 3/25/2020. */
static struct span numeric(const struct parts *parts, size_t i, struct arena *a)
{
    const struct part *p = &parts->at[i];
    unsigned day = p->value, month;

    if (i + 2 >= parts->count || !is_short(p + 1) || !is_year(p + 2) ||
        !joined(parts, i, "-/.") || !joined(parts, i + 1, "-/."))
        return SPAN("");
    month = p[1].value;
    if (month > 12) {
        month = p->value;
        day = p[1].value;
    }
    return date_of(p[2].value, month, day, a);
}

/* 28.09.19: only with full stops and two digits each, which is Europe's way
 * to write it and neither a version nor a time. */
static struct span short_year(const struct parts *parts, size_t i,
                              struct arena *a)
{
    const struct part *p = &parts->at[i];
    unsigned century = 2000;

    for (size_t k = 0; k < 3; k++)
        if (i + 2 >= parts->count || p[k].kind != PART_NUMBER ||
            p[k].digits != 2)
            return SPAN("");
    if (p[1].start != p[0].end + 1 || p[2].start != p[1].end + 1 ||
        !joined(parts, i, ".") || !joined(parts, i + 1, "."))
        return SPAN("");
    if (p[2].value + 1900 >= FIRST_YEAR)
        century = 1900;
    return date_of(p[2].value + century, p[1].value, p[0].value, a);
}

/* Seconds or milliseconds since 1970, alone in the text.  Source of the
 * calendar: H. Hinnant, "chrono-compatible low-level date algorithms". */
static struct span epoch(struct span text, struct arena *a)
{
    uint64_t seconds = 0;
    uint64_t days, era, of_era, year, of_year, month;

    if (text.n != 10 && text.n != 13)
        return SPAN("");
    for (size_t i = 0; i < text.n; i++) {
        if (!is_digit(text.p[i]))
            return SPAN("");
        if (i < 10)
            seconds = seconds * 10 + (uint64_t)(text.p[i] - '0');
    }
    days = seconds / 86400 + 719468;
    era = days / 146097;
    of_era = days % 146097;
    year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    of_year = of_era - (365 * year + year / 4 - year / 100);
    month = (5 * of_year + 2) / 153;
    return date_of((unsigned)(year + era * 400 + (month >= 10)),
                   (unsigned)(month < 10 ? month + 3 : month - 9),
                   (unsigned)(of_year - (153 * month + 2) / 5 + 1), a);
}

struct span metadata_date(struct span text, struct arena *a)
{
    struct parts parts = {0};
    struct span date;

    text = span_trim(text);
    date = epoch(text, a);
    if (date.n > 0)
        return date;
    split(&parts,
          span_upto(text,
                    text.n < LONGEST_DATE_TEXT ? text.n : LONGEST_DATE_TEXT));
    for (size_t i = 0; i < parts.count && date.n == 0; i++) {
        if (parts.at[i].kind == PART_MONTH)
            date = month_first(&parts, i, a);
        if (date.n == 0)
            date = year_first(&parts, i, a);
        if (date.n == 0 && is_short(&parts.at[i]))
            date = day_first(&parts, i, a);
        if (date.n == 0 && is_short(&parts.at[i]))
            date = numeric(&parts, i, a);
    }
    return date;
}

struct span metadata_short_date(struct span text, struct arena *a)
{
    struct parts parts = {0};
    struct span date = SPAN("");

    split(&parts, span_trim(text));
    for (size_t i = 0; i < parts.count && date.n == 0; i++)
        date = short_year(&parts, i, a);
    return date;
}

struct span metadata_url_date(struct span url, struct arena *a)
{
    struct parts parts = {0};
    size_t n = url.n < LONGEST_DATE_TEXT ? url.n : LONGEST_DATE_TEXT;

    split(&parts, span_upto(url, n));
    for (size_t i = 0; i < parts.count; i++) {
        const struct part *p = &parts.at[i];
        bool two = i + 2 < parts.count && is_year(p) && p[1].digits == 2 &&
                   p[2].digits == 2 && joined(&parts, i, "/-_") &&
                   joined(&parts, i + 1, "/-_");
        struct span date = SPAN("");

        if (p->start == 0 || !strchr("/-_", url.p[p->start - 1]))
            continue;
        if (two)
            date = date_of(p->value, p[1].value, p[2].value, a);
        else if (p->digits == 8)
            date = year_first(&parts, i, a);
        if (date.n > 0)
            return date;
    }
    return SPAN("");
}

/* Days from a day long ago to YYYY-MM-DD: the reverse of epoch(). */
static long day_number(struct span date)
{
    long n[3] = {0, 0, 0}, year, month;

    for (size_t i = 0, k = 0; i < date.n; i++) {
        if (date.p[i] == '-')
            k += k < 2;
        else
            n[k] = n[k] * 10 + (date.p[i] - '0');
    }
    month = n[1] > 2 ? n[1] - 3 : n[1] + 9;
    year = n[1] > 2 ? n[0] : n[0] - 1;
    return year * 365 + year / 4 - year / 100 + year / 400 +
           (153 * month + 2) / 5 + n[2];
}

/* The hour of "2020-03-12T23:10:00Z", "12 Mar 2020 23:10:00 GMT" and the
 * like, -1: not in UTC. */
static int utc_hour(struct span stamp)
{
    static const struct span zones[] = {
        {"Z",      1},
        {"+00:00", 6},
        {"+0000",  5},
        {"GMT",    3},
        {"UTC",    3}
    };
    size_t colon = 0;
    bool utc = false;

    stamp = span_trim(stamp);
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
        utc = utc || span_ends(stamp, zones[i]);
    while (colon < stamp.n && stamp.p[colon] != ':')
        colon++;
    if (!utc || colon == stamp.n || colon < 3 ||
        !is_digit(stamp.p[colon - 2]) || !is_digit(stamp.p[colon - 1]))
        return -1;
    return (stamp.p[colon - 2] - '0') * 10 + stamp.p[colon - 1] - '0';
}

bool metadata_is_local_day(struct span stamp, struct span date,
                           struct span local)
{
    enum { WEST = 12, EAST = 10 }; /* UTC-12 to UTC+14 */
    int hour = utc_hour(stamp);
    long apart;

    if (hour < 0 || date.n != 10 || local.n != 10)
        return false;
    apart = day_number(local) - day_number(date);
    return (apart == -1 && hour < WEST) || (apart == 1 && hour >= EAST);
}
