#include "mention/finder.h"

struct mention *find_add(struct finds *f, enum mention_kind kind,
                         struct span text, size_t sentence)
{
    f->at = arena_more(f->arena, f->at, f->count, sizeof *f->at);
    struct mention *m = &f->at[f->count++];
    *m = (struct mention){.kind = kind, .text = text, .sentence = sentence};
    return m;
}
