#include "cli/piece.h"

struct head {          /* of a piece; name and text follow */
    size_t kind;       /* enum piece_kind: all bytes of the head are set */
    size_t name, text; /* [bytes] */
};

static void add(struct buf *answer, enum piece_kind kind, struct span name,
                struct span text)
{
    struct head head = {kind, name.n, text.n};

    buf_add(answer, (struct span){(const char *)&head, sizeof head});
    buf_add(answer, name);
    buf_add(answer, text);
}

void piece_report(struct buf *answer, struct span name, struct span text)
{
    add(answer, PIECE_REPORT, name, text);
}

void piece_message(struct buf *answer, struct span text)
{
    add(answer, PIECE_MESSAGE, SPAN(""), text);
}

void piece_feed(struct buf *answer)
{
    add(answer, PIECE_FEED, SPAN(""), SPAN(""));
}

void piece_outcome(struct buf *answer, const struct outcome *outcome)
{
    add(answer, PIECE_OUTCOME, SPAN(""),
        (struct span){(const char *)outcome, sizeof *outcome});
}

bool piece_next(struct span *rest, struct piece *piece)
{
    struct head head;

    if (rest->n < sizeof head)
        return false;
    memcpy(&head, rest->p, sizeof head);
    *rest = span_from(*rest, sizeof head);
    if (head.name > rest->n || head.text > rest->n - head.name)
        return false;
    *piece = (struct piece){.kind = (enum piece_kind)head.kind};
    piece->name = span_upto(*rest, head.name);
    piece->text = span_slice(*rest, head.name, head.name + head.text);
    *rest = span_from(*rest, head.name + head.text);
    if (head.kind != PIECE_OUTCOME)
        return true;
    if (head.text != sizeof piece->outcome)
        return false;
    memcpy(&piece->outcome, piece->text.p, sizeof piece->outcome);
    return true;
}
