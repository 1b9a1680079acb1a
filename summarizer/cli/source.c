#include "cli/source.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const size_t piece = 1 << 16; /* [bytes] a read() asks for */

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
    return true;
}

void source_close(struct source *s)
{
    if (s->fd > STDIN_FILENO)
        close(s->fd);
    s->fd = -1;
    arena_release(&s->arena);
}

/* Make room for one more piece behind the unread bytes. */
static void make_room(struct source *s)
{
    size_t unread = s->end - s->start;

    if (s->room - s->end >= piece)
        return;
    if (s->start >= piece && s->start >= unread) {
        memmove(s->p, s->p + s->start, unread);
    } else {
        size_t room = s->room ? 2 * s->room : 2 * piece;
        char *p = ARENA_NEW(&s->arena, char, room);

        if (unread)
            memcpy(p, s->p + s->start, unread);
        s->p = p;
        s->room = room;
    }
    s->start = 0;
    s->end = unread;
}

static bool read_piece(struct source *s, struct err *err)
{
    ssize_t n;

    if (s->wait && !s->wait(s->waiter, s->fd)) {
        s->ended = true;
        return true;
    }
    make_room(s);
    do
        n = read(s->fd, s->p + s->end, piece);
    while (n < 0 && errno == EINTR);
    if (n < 0)
        return err_set(err, STATUS_INPUT, "%s", strerror(errno));
    s->ended = n == 0;
    s->end += (size_t)n;
    return true;
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
    if (!s->p)
        make_room(s);
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
