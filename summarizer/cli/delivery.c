#include "cli/delivery.h"

#include <stdio.h>

static const size_t answer_max = (size_t)1 << 33; /* [bytes] */

struct buf delivery_reply(struct delivery *d)
{
    return buf_new(&d->reply, answer_max);
}

void delivery_stop(struct delivery *d, const struct err *err)
{
    struct messages messages = {0};

    progress_clear(&d->progress);
    if (err->status != STATUS_OK && !d->broken) {
        message_error(&messages, err->source, 0, err);
        d->last = err->status;
    }
    d->broken = true;
}

/* What stands before a report: "[", ",", or "==> NAME <==". */
static void put_separator(const struct delivery *d, struct span name,
                          struct buf *out)
{
    const struct options *o = d->answerer->o;

    if (answer_in_array(d->answerer))
        buf_add(out, d->written ? SPAN(",\n") : SPAN("[\n"));
    if (answer_in_json(o) || o->set.format == OUTPUT_CSV || name.n == 0 ||
        !answer_has_many(d->answerer) || d->answerer->merged || o->set.quiet)
        return;
    if (d->written)
        buf_char(out, '\n');
    if (o->set.format != OUTPUT_HTML) {
        buf_add(out, SPAN("==> "));
        message_name(out, name);
        buf_add(out, SPAN(" <==\n"));
    }
}

static void write_report(struct delivery *d, const struct piece *piece)
{
    struct buf before = delivery_reply(d);
    struct err err = {0};

    put_separator(d, piece->name, &before);
    if (sink_write(&d->sink, buf_span(&before), &err) &&
        sink_write(&d->sink, piece->text, &err) &&
        (!d->answerer->o->flush || sink_flush(&d->sink, &err)))
        d->written++;
    else
        delivery_stop(d, &err);
}

/* Behind what was written before it: both may be one terminal. */
static void write_message(struct delivery *d, struct span text)
{
    struct err err = {0};

    progress_clear(&d->progress);
    if (!sink_flush(&d->sink, &err))
        delivery_stop(d, &err);
    fwrite(text.p, 1, text.n, stderr);
}

static void note_outcome(struct delivery *d, const struct outcome *outcome)
{
    d->failed += outcome->input_failed;
    d->records_failed |= outcome->record_failed;
    d->broken |= outcome->broken;
    d->notes += outcome->notes;
    d->refused |= outcome->refused;
    if (outcome->last != STATUS_OK)
        d->last = outcome->last;
    progress_count(&d->progress,
                   outcome->input_failed || outcome->record_failed);
}

bool delivery_write(struct delivery *d, struct span answers)
{
    struct piece piece;

    while (!d->broken && piece_next(&answers, &piece)) {
        switch (piece.kind) {
        case PIECE_REPORT:
            write_report(d, &piece);
            break;
        case PIECE_MESSAGE:
            write_message(d, piece.text);
            break;
        case PIECE_FEED:
            d->answerer->feed = true;
            break;
        case PIECE_OUTCOME:
            note_outcome(d, &piece.outcome);
            break;
        }
    }
    arena_clear(&d->reply);
    return !d->broken;
}

bool delivery_end(struct delivery *d)
{
    struct err err = {0};

    progress_end(&d->progress);
    if (answer_in_array(d->answerer) && !d->broken &&
        !sink_write(&d->sink, d->written ? SPAN("]\n") : SPAN("[]\n"), &err))
        delivery_stop(d, &err);
    /* A file that would hold nothing is not made. */
    if (sink_close(&d->sink, d->written > 0 && !d->broken, &err))
        return true;
    delivery_stop(d, &err);
    return false;
}
