#include "output/template_tag.h"

#include "base/table.h"
#include "tests/check.h"
#include "tests/file.h"

static bool next_line(struct span *text, struct span *line)
{
    size_t n = span_find(*text, SPAN("\n"));

    if (text->n == 0)
        return false;
    n = n < text->n ? n : text->n;
    *line = span_upto(*text, n);
    *text = span_from(*text, n < text->n ? n + 1 : n);
    return true;
}

/* "{{#who}} name": a tag in its scope. */
static struct span make_key(struct span scope, struct span name,
                            struct arena *a)
{
    struct buf key = buf_new(a, 256);

    buf_add(&key, scope);
    buf_char(&key, ' ');
    buf_add(&key, name);
    return buf_span(&key);
}

static const char heading[] = ".Ss ", within[] = ".Ic {{#", item[] = ".It Ic ";

/* The tags of the manual: items under subsections, whose first {{#list}}
 * is the scope. */
static struct table read_manual(struct arena *a)
{
    struct span page = file_read("man/summarizer-template.5", a), line;
    struct table tags = table_new(a, 128);
    struct span scope = SPAN("");
    size_t begin = span_find(page, SPAN(".Sh TAGS\n"));
    bool open = false, fresh;

    CHECK_TRUE("a section of tags", begin < page.n);
    page = span_from(page, begin + 1);
    page = span_upto(page, span_find(page, SPAN(".Sh FILES")));
    while (next_line(&page, &line)) {
        if (span_starts(line, span_of(heading))) {
            scope = SPAN("");
            open = true;
        } else if (open && span_starts(line, span_of(within))) {
            line = span_from(line, 4);
            scope = span_upto(line, span_find(line, SPAN("}}")) + 2);
            open = false;
        } else if (span_starts(line, span_of(item))) {
            struct span name = span_from(line, strlen(item));

            table_put(&tags, make_key(scope, name, a), &fresh);
            CHECK_TRUE(arena_copy(a, name).p, fresh);
        }
    }
    return tags;
}

static const struct template_tag *const tables[] = {template_tags,
                                                    template_tags_compare};

enum { TABLES = sizeof tables / sizeof *tables };

static void test_manual(void)
{
    struct arena a = {0};
    struct table tags = read_manual(&a);
    size_t count = 0;

    for (size_t i = 0; i < TABLES; i++)
        for (const struct template_tag *t = tables[i]; t->name; t++) {
            struct span scope = span_of(template_scope_name(t->scope));
            struct span key = make_key(scope, span_of(t->name), &a);

            CHECK_TRUE(key.p, table_find(&tags, key) != NULL);
            count++;
        }
    CHECK_SIZE("the manual names no other tags", tags.count, count);
    arena_release(&a);
}

/* Of two tags with one name in one scope the second would never be found. */
static void test_tags_are_found(void)
{
    for (size_t i = 0; i < TABLES; i++)
        for (const struct template_tag *t = tables[i]; t->name; t++)
            CHECK_TRUE(t->name,
                       template_tag_find(span_of(t->name), t->scope) == t);
}

CU_TestInfo template_tag_tests[] = {
    {"the manual and the table name the same tags", test_manual        },
    {"each tag is found by its name",               test_tags_are_found},
    CU_TEST_INFO_NULL
};
