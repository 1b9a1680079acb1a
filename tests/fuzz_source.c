/*
 * Any bytes as a file, packed or not, read whole, by lines or as an archive:
 * what is read is the same on each of the roads, and nothing is read past
 * the limit.  The first byte picks the limit.
 */
#include "cli/archive.h"
#include "tests/fuzz.h"

enum { ROOM = 1 << 17 };

/* All bytes are there from the start: nothing comes after them. */
static bool nothing_more(void *waiter, int fd)
{
    (void)waiter;
    (void)fd;
    return false;
}

static bool open_bytes(struct source *s, struct span bytes)
{
    struct span head;
    struct err err = {0};

    *s = (struct source){.fd = -1, .name = "fuzz", .wait = nothing_more};
    s->room = bytes.n + ROOM;
    s->p = ARENA_NEW(&s->arena, char, s->room);
    memcpy(s->p, bytes.p, bytes.n);
    s->end = bytes.n;
    /* As the first read() of a file does: now it is known how it is packed. */
    return source_peek(s, bytes.n + 1, &head, &err);
}

static void check_page(const struct archive *archive,
                       const struct archive_page *page)
{
    struct input_file file = {.name = "fuzz"};
    struct job job = archive_job(archive, page, &file);

    HOLDS(page->html.n <= archive->max || page->failure.status != STATUS_OK);
    HOLDS(strlen(job.file.name) <= page->uri.n);
    HOLDS(page->charset.n == 0 || encoding_is_known(page->charset));
}

static void read_archive(struct span bytes, size_t max)
{
    struct source s;
    struct arena a = {0};
    struct archive archive = {&s, &a, max, 0, 0};
    struct archive_page page;
    struct err err = {0};

    if (open_bytes(&s, bytes) && archive_sniff(&s)) {
        while (archive_next(&archive, &page, &err))
            check_page(&archive, &page);
        HOLDS(archive.pages <= archive.records);
    }
    source_close(&s);
    arena_release(&a);
}

/* The lines that are not too long, against the same bytes read whole. */
static void read_lines(struct span bytes, struct span all, size_t max)
{
    struct source s;
    struct span line;
    struct err err = {0};
    enum source_line got;

    if (open_bytes(&s, bytes))
        while ((got = source_read_line(&s, max, &line, &err)) != LINE_NONE) {
            size_t n = span_find(all, SPAN("\n"));

            if (got == LINE_FAILED)
                break;
            n = n == SIZE_MAX ? all.n : n;
            HOLDS((got == LINE_READ) == (n <= max));
            HOLDS(got == LINE_TOO_LONG || span_eq(line, span_upto(all, n)));
            all = span_from(all, n < all.n ? n + 1 : n);
        }
    HOLDS(err.status != STATUS_OK || all.n == 0);
    source_close(&s);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const size_t limits[] = {1 << 20, 40, 1000, 1};
    struct span bytes = {(const char *)data + 1, size - 1}, all;
    struct source s;
    struct err err = {0};

    if (size == 0)
        return 0;
    if (open_bytes(&s, bytes) && source_all(&s, 1 << 24, &all, &err))
        read_lines(bytes, all, limits[data[0] & 3]);
    source_close(&s);
    read_archive(bytes, limits[data[0] & 3]);
    return 0;
}
