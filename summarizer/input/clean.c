#include "input/encoding.h"

#include <stdint.h>

#include "base/buf.h"
#include "base/utf8.h"

enum verdict { KEEP, LINE_FEED, DROP, DROP_CONTROL };

static enum verdict judge_control(uint32_t c)
{
    if (c == '\t' || c == '\n')
        return KEEP;
    if (c == '\r' || c == '\f' || c == '\v' || c == 0x85)
        return LINE_FEED;
    return c < 0x20 || c >= 0x7f ? DROP_CONTROL : KEEP;
}

static enum verdict judge(uint32_t c)
{
    if (c < 0xa0)
        return judge_control(c);
    if (c == 0x2028 || c == 0x2029)
        return LINE_FEED;
    return utf8_is_invisible(c) ? DROP : KEEP;
}

/* How many bytes from `at` on are one broken character: its first byte
 * and the continuation bytes that were meant for it. */
static size_t broken_length(struct span s, size_t at)
{
    unsigned char first = (unsigned char)s.p[at];
    size_t want = first < 0xc2   ? 1
                  : first < 0xe0 ? 2
                  : first < 0xf0 ? 3
                  : first < 0xf5 ? 4
                                 : 1;
    size_t n = 1;

    while (n + 1 < want && at + n < s.n &&
           ((unsigned char)s.p[at + n] & 0xc0) == 0x80)
        n++;
    return n;
}

static enum verdict judge_at(struct span s, size_t at, size_t *n)
{
    *n = utf8_sequence(s, at);
    if (*n == 0)
        return DROP;
    size_t copy = at;
    return judge(utf8_read(s, &copy));
}

/* The first byte from `at` on that cannot stay as it is. */
static size_t clean_until(struct span s, size_t at)
{
    size_t n;

    while (at < s.n) {
        unsigned char c;

        at = utf8_plain_until(s, at);
        c = at < s.n ? (unsigned char)s.p[at] : 0;
        if (c == '"' || c == '\\' || c == '\n' || c == '\t')
            n = 1;
        else if (at == s.n || judge_at(s, at, &n) != KEEP)
            break;
        at += n;
    }
    return at;
}

/* Mend what begins at `at`; returns where it ends. */
static size_t mend(struct span s, size_t at, struct buf *out,
                   struct repair *repair)
{
    size_t n;
    enum verdict verdict = judge_at(s, at, &n);

    if (n == 0) {
        n = broken_length(s, at);
        buf_code_point(out, UTF8_REPLACEMENT);
        repair->replaced++;
    } else if (verdict == LINE_FEED) {
        bool pair = s.p[at] == '\r' && at + 1 < s.n && s.p[at + 1] == '\n';

        buf_char(out, '\n');
        n += pair;
    } else {
        repair->dropped++;
        repair->controls += verdict == DROP_CONTROL;
    }
    return at + n;
}

struct places { /* ascending offsets that follow their characters */
    size_t *at;
    size_t count;
};

/* Places before `end` or, at the end, there: of a run of `s` from `start`
 * on that stands at `now`. */
static void move_places(struct places *p, size_t end, size_t start, size_t now)
{
    for (; p->count && p->at[0] <= end; p->at++, p->count--)
        p->at[0] = now + (p->at[0] > start ? p->at[0] - start : 0);
}

static struct span clean(struct span s, struct places places, struct arena *a,
                         struct repair *repair)
{
    size_t end = clean_until(s, 0), at = 0;

    if (end == s.n)
        return s;
    struct buf out = buf_new(a, 3 * s.n + 1);
    while (at < s.n) {
        end = clean_until(s, at);
        move_places(&places, end, at, out.n);
        buf_add(&out, span_slice(s, at, end));
        at = end < s.n ? mend(s, end, &out, repair) : end;
    }
    move_places(&places, s.n, s.n, out.n);
    return buf_span(&out);
}

struct span encoding_clean(struct span s, struct arena *a,
                           struct repair *repair)
{
    struct repair unused = {0};

    return clean(s, (struct places){NULL, 0}, a, repair ? repair : &unused);
}

struct span encoding_clean_places(struct span s, size_t *places, size_t count,
                                  struct arena *a)
{
    struct repair unused = {0};

    return clean(s, (struct places){places, count}, a, &unused);
}
