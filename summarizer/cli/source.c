#include "cli/source.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const size_t piece = 1 << 16; /* [bytes] a read() asks for */

/* Make room for one more piece behind the unread bytes. */
static void make_room(struct source *s)
{
    size_t unread = s->end - s->start;

    if (s->room - s->end >= piece)
        return;
    if (s->start < piece || s->start < unread) {
        size_t room = s->room ? 2 * s->room : 2 * piece;

        s->p = arena_grow(&s->arena, s->p, s->room, room);
        s->room = room;
        return;
    }
    memmove(s->p, s->p + s->start, unread);
    s->start = 0;
    s->end = unread;
}

bool source_open(struct source *s, const char *name, void (*no_memory)(void),
                 struct err *err)
{
    struct stat st;

    *s = (struct source){.name = name};
    s->arena.no_memory = no_memory;
    s->fd = strcmp(name, "-") == 0 ? STDIN_FILENO : open(name, O_RDONLY);
    if (s->fd < 0)
        return err_set(err, STATUS_INPUT, "%s", strerror(errno));
    if (fstat(s->fd, &st) == 0 && S_ISDIR(st.st_mode)) {
        source_close(s);
        return err_set(err, STATUS_INPUT, "%s", strerror(EISDIR));
    }
    make_room(s);
    return true;
}

void source_close(struct source *s)
{
    if (s->fd > STDIN_FILENO)
        close(s->fd);
    s->fd = -1;
    unpacker_release(s->unpacker);
    s->unpacker = NULL;
    arena_release(&s->arena);
}

static bool read_bytes(struct source *s, char *to, size_t *count,
                       struct err *err)
{
    ssize_t n;

    *count = 0;
    if (s->wait && !s->wait(s->waiter, s->fd))
        return true;
    do
        n = read(s->fd, to, piece);
    while (n < 0 && errno == EINTR);
    if (n < 0)
        return err_set(err, STATUS_INPUT, "%s", strerror(errno));
    *count = (size_t)n;
    return true;
}

/* The next bytes of a packed file, as they are in it. */
static bool read_packed(struct source *s, bool *ended, struct err *err)
{
    size_t n = 0;

    if (!read_bytes(s, s->raw, &n, err))
        return false;
    s->packed = (struct span){s->raw, n};
    *ended = n == 0;
    return true;
}

static bool unpack_piece(struct source *s, struct err *err)
{
    struct unpacked out = {s->p + s->end, piece, 0};
    bool ended = false;

    for (;;) {
        if (!unpacker_step(s->unpacker, &s->packed, &out, err))
            return false;
        s->end += out.n;
        if (out.n)
            return true;
        if (s->packed.n == 0 && !read_packed(s, &ended, err))
            return false;
        if (ended) {
            s->ended = true;
            return unpacker_end(s->unpacker, err);
        }
    }
}

/* The first bytes say whether the file is packed: they were read as if it
 * were not. */
static bool find_packing(struct source *s, struct err *err)
{
    struct span head = {s->p, s->end};
    enum packing packing = packing_find(head);

    if (head.n < PACKING_MARK && !s->ended)
        return true;
    s->known = true;
    if (packing == PACKING_NONE)
        return true;
    s->unpacker = unpacker_new(packing, &s->arena, err);
    if (!s->unpacker)
        return false;
    s->raw = ARENA_NEW(&s->arena, char, piece);
    s->packed = arena_copy(&s->arena, head);
    s->end = 0;
    s->ended = false;
    return unpack_piece(s, err);
}

static bool read_piece(struct source *s, struct err *err)
{
    size_t n = 0;

    make_room(s);
    if (s->unpacker)
        return unpack_piece(s, err);
    if (!read_bytes(s, s->p + s->end, &n, err))
        return false;
    s->ended = n == 0;
    s->end += n;
    return s->known || find_packing(s, err);
}

bool source_peek(struct source *s, size_t want, struct span *head,
                 struct err *err)
{
    while (!s->ended && s->end - s->start < want)
        if (!read_piece(s, err))
            return false;
    *head = (struct span){s->p + s->start, s->end - s->start};
    return true;
}

struct span source_unread(const struct source *s)
{
    return (struct span){s->p + s->start, s->end - s->start};
}

bool source_all(struct source *s, size_t max, struct span *all, struct err *err)
{
    while (!s->ended && s->end - s->start <= max)
        if (!read_piece(s, err))
            return false;
    if (s->end - s->start > max)
        return err_set(err, STATUS_INPUT,
                       "larger than %zu bytes, see --max-input", max);
    *all = (struct span){s->p + s->start, s->end - s->start};
    s->start = s->end;
    return true;
}

bool source_skip(struct source *s, size_t n, struct err *err)
{
    for (;;) {
        size_t some = s->end - s->start < n ? s->end - s->start : n;

        s->start += some;
        n -= some;
        if (n == 0)
            return true;
        if (s->ended)
            return err_set(err, STATUS_INPUT, "the archive is cut short");
        if (!read_piece(s, err))
            return false;
    }
}

/* Drop bytes up to and with the next line feed. */
static bool skip_line(struct source *s, struct err *err)
{
    for (;;) {
        char *feed = s->end > s->start
                         ? memchr(s->p + s->start, '\n', s->end - s->start)
                         : NULL;

        if (feed) {
            s->start = (size_t)(feed - s->p) + 1;
            return true;
        }
        s->start = s->end;
        if (s->ended)
            return true;
        if (!read_piece(s, err))
            return false;
    }
}

enum source_line source_read_line(struct source *s, size_t max,
                                  struct span *line, struct err *err)
{
    size_t looked = 0; /* unread bytes that hold no line feed */

    s->line++;
    for (;;) {
        size_t unread = s->end - s->start;
        char *from = s->p + s->start;
        char *feed = unread > looked
                         ? memchr(from + looked, '\n', unread - looked)
                         : NULL;
        size_t n = feed ? (size_t)(feed - from) : unread;

        if (n > max) {
            *line = (struct span){from, n < 4096 ? n : 4096};
            *line = arena_copy(&s->arena, *line);
            return skip_line(s, err) ? LINE_TOO_LONG : LINE_FAILED;
        }
        if (feed || s->ended) {
            *line = (struct span){from, n};
            s->start += n + (feed != NULL);
            return feed || n ? LINE_READ : LINE_NONE;
        }
        looked = unread;
        if (!read_piece(s, err))
            return LINE_FAILED;
    }
}
