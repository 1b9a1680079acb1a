#include "output/template.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "output/template_tree.h"

struct section { /* that is open */
    size_t use;
    enum template_scope scope; /* of what is in it */
    cmark_node *node;          /* of a block, NULL else */
};

struct parser {
    struct template *t;
    struct arena *arena;
    struct span text, line; /* the whole, and the line being read */
    size_t number;          /* of that line [1..] */
    struct section open[NESTING_MAX];
    size_t depth;
    struct buf piece; /* Markdown since the last block boundary */
    struct err *err;
};

/* The place of the first mistake. */
static void point(struct parser *p, size_t line, size_t column)
{
    if (p->err->status == STATUS_OK) {
        p->err->source = p->t->name;
        p->err->line = line;
        p->err->column = column;
    }
}

static bool fail(struct parser *p, const struct use *use, const char *what)
{
    point(p, use->line, use->column);
    return err_set(p->err, STATUS_USAGE, "tag '%.*s' %s",
                   use->name.n > 60 ? 60 : (int)use->name.n, use->name.p, what);
}

const struct use *template_use(const struct template *t, cmark_node *node)
{
    uintptr_t number = (uintptr_t)cmark_node_get_user_data(node);

    return number ? &t->uses[number - 1] : NULL;
}

bool template_use_repeats(const struct use *use)
{
    return use->sign == SIGN_SECTION && use->tag->value == VALUE_LIST &&
           !use->condition;
}

static void set_use(cmark_node *node, size_t use)
{
    cmark_node_set_user_data(node, (void *)(uintptr_t)(use + 1));
}

const struct use *template_mark(const struct template *t, const char *literal,
                                size_t *before, const char **after)
{
    const char *open = literal ? strstr(literal, MARK_OPEN) : NULL;
    size_t number = 0;

    if (!open)
        return NULL;
    *before = (size_t)(open - literal);
    for (open += MARK_BYTES; *open >= '0' && *open <= '9'; open++)
        number = number * 10 + (size_t)(*open - '0');
    *after = open + MARK_BYTES;
    return &t->uses[number];
}

/* Lower-case letters, digits and _, with a ? behind for "if there is any". */
static bool is_name(struct span s)
{
    if (span_ends(s, SPAN("?")))
        s = span_upto(s, s.n - 1);
    for (size_t i = 0; i < s.n; i++)
        if (!(s.p[i] >= 'a' && s.p[i] <= 'z') &&
            !(s.p[i] >= '0' && s.p[i] <= '9') && s.p[i] != '_')
            return false;
    return s.n > 0;
}

/* The tag whose braces begin at `at` of the line; *end is behind it.  A
 * remark has no name. */
static bool read_tag(struct parser *p, size_t at, struct use *use, size_t *end)
{
    struct span inside = span_from(p->line, at + 2);
    size_t n = span_find(inside, SPAN("}}"));

    *use = (struct use){.line = p->number,
                        .column = utf8_count(span_upto(p->line, at)) + 1,
                        .name = span_trim(inside)};
    if (n == SIZE_MAX)
        return fail(p, use, "is not closed with }}");
    *end = at + 2 + n + 2;
    inside = span_trim(span_upto(inside, n));
    if (inside.n && inside.p[0] == '!') {
        use->name = SPAN("");
        return true;
    }
    use->sign = SIGN_VALUE;
    if (inside.n && strchr("#^/", inside.p[0])) {
        use->sign = inside.p[0] == '#'   ? SIGN_SECTION
                    : inside.p[0] == '^' ? SIGN_INVERTED
                                         : SIGN_END;
        inside = span_trim(span_from(inside, 1));
    }
    use->name = inside;
    return is_name(inside) || fail(p, use, "is no name");
}

static enum template_scope scope_of(const struct parser *p, size_t depth)
{
    return depth ? p->open[depth - 1].scope : SCOPE_REPORT;
}

static bool find_tag(struct parser *p, struct use *use)
{
    struct span name = use->name;

    use->condition = span_ends(name, SPAN("?"));
    if (use->condition)
        name = span_upto(name, name.n - 1);
    for (size_t d = p->depth + 1; d-- > 0 && !use->tag;)
        use->tag = template_tag_find(name, scope_of(p, d));
    if (use->tag)
        return true;
    for (size_t s = 0; s < SCOPES; s++)
        if (template_tag_find(name, (enum template_scope)s)) {
            struct buf why = buf_new(p->arena, 128);

            buf_printf(&why, "stands outside %s",
                       template_scope_name((enum template_scope)s));
            return fail(p, use, why.p);
        }
    return fail(p, use, "is not known");
}

static bool close_section(struct parser *p, const struct use *use)
{
    const struct use *open;

    if (p->depth == 0)
        return fail(p, use, "closes a section that is not open");
    open = &p->t->uses[p->open[p->depth - 1].use];
    if (!span_eq(open->name, use->name))
        return fail(p, open, "is still open where another one is closed");
    if (open->block != use->block)
        return fail(p, use,
                    "must stand as its beginning does, alone or in a line");
    p->depth--;
    return true;
}

static bool open_section(struct parser *p, const struct use *use,
                         cmark_node *node)
{
    struct section *s = &p->open[p->depth];

    if (p->depth == NESTING_MAX)
        return fail(p, use, "is nested too deeply");
    *s = (struct section){p->t->use_count - 1, scope_of(p, p->depth), node};
    if (template_use_repeats(use))
        s->scope = use->tag->inner;
    p->depth++;
    return true;
}

/* Check a tag and keep it; *number is that of its use. */
static bool keep_use(struct parser *p, struct use use, size_t *number)
{
    struct template *t = p->t;

    if (use.sign != SIGN_END && !find_tag(p, &use))
        return false;
    if (use.sign == SIGN_VALUE &&
        (use.condition || use.tag->value == VALUE_FLAG ||
         use.tag->value == VALUE_LIST))
        return fail(p, &use, "is a section and takes a #");
    t->uses = arena_more(p->arena, t->uses, t->use_count, sizeof *t->uses);
    *number = t->use_count;
    t->uses[t->use_count++] = use;
    return use.sign != SIGN_END || close_section(p, &use);
}

static cmark_node *current_block(const struct parser *p)
{
    for (size_t d = p->depth; d-- > 0;)
        if (p->open[d].node)
            return p->open[d].node;
    return p->t->root;
}

/* The text node before each mark, and a custom inline for the mark. */
static void split_text(struct parser *p, cmark_node *text)
{
    const char *rest = cmark_node_get_literal(text), *after;
    const struct use *use;
    size_t before;

    if (!template_mark(p->t, rest, &before, &after))
        return;
    while ((use = template_mark(p->t, rest, &before, &after)) != NULL) {
        cmark_node *head = cmark_node_new(CMARK_NODE_TEXT);
        cmark_node *tag = cmark_node_new(CMARK_NODE_CUSTOM_INLINE);
        struct span ahead = arena_copy(p->arena, (struct span){rest, before});

        cmark_node_set_literal(head, ahead.p);
        cmark_node_insert_before(text, head);
        set_use(tag, (size_t)(use - p->t->uses));
        cmark_node_insert_before(text, tag);
        rest = after;
    }
    struct span tail = arena_copy(p->arena, span_of(rest));
    cmark_node_set_literal(text, tail.p);
}

/* In addresses and code only tags that give text may stand. */
static bool check_marks(struct parser *p, const char *literal, bool allowed)
{
    const struct use *use;
    size_t before;

    while ((use = template_mark(p->t, literal, &before, &literal)) != NULL)
        if (!allowed || use->sign != SIGN_VALUE ||
            !template_tag_is_text(use->tag))
            return fail(p, use, "may not stand in an address, code or HTML");
    return true;
}

static bool check_node(struct parser *p, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        split_text(p, node);
        return true;
    case CMARK_NODE_CODE:
        return check_marks(p, cmark_node_get_literal(node), true);
    case CMARK_NODE_CODE_BLOCK:
        return check_marks(p, cmark_node_get_fence_info(node), false) &&
               check_marks(p, cmark_node_get_literal(node), true);
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_HTML_INLINE:
        return check_marks(p, cmark_node_get_literal(node), false);
    case CMARK_NODE_LINK:
        return check_marks(p, cmark_node_get_url(node), true) &&
               check_marks(p, cmark_node_get_title(node), false);
    case CMARK_NODE_IMAGE:
        return check_marks(p, cmark_node_get_url(node), false) &&
               check_marks(p, cmark_node_get_title(node), false);
    default:
        return true;
    }
}

static bool holds_inlines(cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_PARAGRAPH:
    case CMARK_NODE_HEADING:
    case CMARK_NODE_EMPH:
    case CMARK_NODE_STRONG:
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
        return true;
    default:
        return false;
    }
}

static bool is_leaf(cmark_node *node) /* no exit event comes for it */
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
    case CMARK_NODE_CODE_BLOCK:
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_HTML_INLINE:
    case CMARK_NODE_THEMATIC_BREAK:
        return true;
    default:
        return false;
    }
}

/* What stands between a section's beginning and end goes into it. */
static bool nest_inlines(struct parser *p, cmark_node *parent)
{
    cmark_node *open[NESTING_MAX], *next;
    size_t depth = 0;

    for (cmark_node *n = cmark_node_first_child(parent); n; n = next) {
        const struct use *use = template_use(p->t, n);

        next = cmark_node_next(n);
        if (use && use->sign == SIGN_END) {
            if (depth == 0 ||
                !span_eq(template_use(p->t, open[depth - 1])->name, use->name))
                return fail(p, use, "is not opened in the same words");
            depth--;
            cmark_node_free(n);
            continue;
        }
        if (depth > 0) {
            cmark_node_unlink(n);
            cmark_node_append_child(open[depth - 1], n);
        }
        if (use && use->sign != SIGN_VALUE)
            open[depth++] = n;
    }
    return depth == 0 || fail(p, template_use(p->t, open[depth - 1]),
                              "is not closed in the same words");
}

static bool check_tree(struct parser *p, cmark_node *root)
{
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;
    size_t depth = 0;
    bool good = true;

    while (good && (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);

        if (event == CMARK_EVENT_ENTER)
            good = check_node(p, node);
        else if (holds_inlines(node))
            good = nest_inlines(p, node);
        if (event == CMARK_EVENT_EXIT)
            depth--;
        else if (!is_leaf(node))
            depth++;
        if (depth > NESTING_MAX) {
            point(p, p->number, 1);
            good = err_set(p->err, STATUS_USAGE,
                           "Markdown up to here is nested too deeply");
        }
    }
    cmark_iter_free(iter);
    return good;
}

/* Parse the Markdown since the last boundary. */
static bool end_piece(struct parser *p)
{
    struct span text = buf_span(&p->piece);
    cmark_node *to = current_block(p), *block;
    cmark_node *root = cmark_parse_document(text.p, text.n, CMARK_OPT_DEFAULT);
    bool good = check_tree(p, root);

    while (good && (block = cmark_node_first_child(root)) != NULL) {
        cmark_node_unlink(block);
        cmark_node_append_child(to, block);
    }
    cmark_node_free(root);
    p->piece = buf_new(p->arena, SIZE_MAX / 8);
    return good;
}

/* Whether the line holds one section tag or remark and nothing else. */
static bool stands_alone(struct span line)
{
    struct span s = span_trim(line), inside;

    if (s.n < 4 || !span_starts(s, SPAN("{{")))
        return false;
    inside = span_trim(span_from(s, 2));
    return inside.n && strchr("#^/!", inside.p[0]) &&
           span_find(s, SPAN("}}")) == s.n - 2;
}

static bool read_boundary(struct parser *p)
{
    size_t at = span_find(p->line, SPAN("{{")), end, number = 0;
    cmark_node *to, *node;
    struct use use;

    if (!read_tag(p, at, &use, &end))
        return false;
    if (use.name.n == 0)
        return true;
    use.block = true;
    if (!end_piece(p))
        return false;
    to = current_block(p);
    if (!keep_use(p, use, &number))
        return false;
    if (use.sign == SIGN_END)
        return true;
    node = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK);
    set_use(node, number);
    cmark_node_append_child(to, node);
    return open_section(p, &p->t->uses[number], node);
}

static bool read_inline(struct parser *p, size_t *at)
{
    struct use use;
    size_t number = 0;

    if (!read_tag(p, *at, &use, at))
        return false;
    if (use.name.n == 0)
        return true;
    if (!keep_use(p, use, &number))
        return false;
    buf_printf(&p->piece, MARK_OPEN "%zu" MARK_CLOSE, number);
    return use.sign == SIGN_VALUE || use.sign == SIGN_END ||
           open_section(p, &p->t->uses[number], NULL);
}

static bool read_line(struct parser *p)
{
    if (stands_alone(p->line))
        return read_boundary(p);
    for (size_t at = 0; at < p->line.n;) {
        struct span rest = span_from(p->line, at);
        bool private = span_starts(rest, SPAN(MARK_OPEN)) ||
                       span_starts(rest, SPAN(MARK_CLOSE));

        if (span_starts(rest, SPAN("{{"))) {
            if (!read_inline(p, &at))
                return false;
        } else if (private) {
            buf_code_point(&p->piece, UTF8_REPLACEMENT);
            at += MARK_BYTES;
        } else {
            buf_char(&p->piece, p->line.p[at++]);
        }
    }
    buf_char(&p->piece, '\n');
    return true;
}

static bool parse(struct parser *p)
{
    while (p->text.n) {
        size_t n = span_find(p->text, SPAN("\n"));

        p->line = span_upto(p->text, n < p->text.n ? n : p->text.n);
        p->text = span_from(p->text, n < p->text.n ? n + 1 : p->text.n);
        p->number++;
        if (!read_line(p))
            return false;
    }
    if (p->depth)
        return fail(p, &p->t->uses[p->open[p->depth - 1].use],
                    "opens a section that is not closed");
    return end_piece(p);
}

bool template_parse(struct span text, const char *name, struct arena *a,
                    struct template **out, struct err *err)
{
    struct parser p = {.arena = a, .text = text, .err = err};

    p.t = ARENA_NEW(a, struct template, 1);
    p.t->name = name;
    p.t->root = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK);
    p.piece = buf_new(a, SIZE_MAX / 8);
    *out = p.t;
    if (parse(&p))
        return true;
    template_free(p.t);
    return false;
}

void template_free(struct template *t)
{
    cmark_node_free(t->root);
}
