/*
 * embed: word lists and files in, constant C tables out.
 *
 *     embed lang CODE DIR     > lang_CODE.c    corpus/<code>/
 *     embed world DIR         > world.c        corpus/world/
 *     embed text NAME FILE... > NAME.c         files as byte strings
 *
 * A list is a file of lines "key<TAB>tag<TAB>value"; '#' begins a comment
 * line.  The tag becomes the enum constant PREFIX_TAG, so the compiler
 * refuses a tag that does not exist.  Runs at build time only.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/table.h"
#include "base/utf8.h"
#include "text/lexicon.h"

enum { LONGEST_KEY = 120, FILE_MAX = 1 << 27 };

struct list {
    const char *field, *prefix; /* prefix NULL: the list has no tags */
};

static const struct list lang_lists[] = {
    {"stopwords",     NULL           },
    {"abbreviations", "ABBREVIATION_"},
    {"starters",      NULL           },
    {"openers",       "OPENER_"      },
    {"cues",          "CUE_"         },
    {"grammar",       "GRAMMAR_"     },
    {"endings",       "ENDING_"      },
    {"titles",        "TITLE_"       },
    {"bodies",        NULL           },
    {"auxiliaries",   NULL           },
    {"numbers",       "NUMBER_WORD_" },
    {"modifiers",     "MODIFIER_"    },
    {"units",         "CLASS_"       },
    {"sites",         NULL           },
    {"measures",      NULL           },
    {"events",        "EVENT_"       },
    {"calendar",      "CALENDAR_"    },
    {"loaded",        NULL           },
    {"negations",     NULL           },
    {"lines",         "LINE_"        },
    {"general",       NULL           },
};

static const struct list world_lists[] = {
    {"places",      "PLACE_"     },
    {"demonyms",    NULL         },
    {"first_names", "FIRST_NAME_"},
    {"months",      NULL         },
    {"bylines",     "BYLINE_"    },
    {"names",       "NAME_"      },
};

struct entry {
    struct span key, tag, value;
};

struct entries {
    struct entry *at;
    size_t count;
};

static void fail(const char *file, size_t line, const char *what)
{
    fprintf(stderr, "embed: %s:%zu: %s\n", file, line, what);
    exit(1);
}

/* The whole file, or an empty span if there is none. */
static struct span read_file(const char *path, struct arena *a)
{
    struct buf b = buf_new(a, FILE_MAX);
    char piece[4096];
    size_t n;
    FILE *f = fopen(path, "rb");

    if (!f)
        return SPAN("");
    while ((n = fread(piece, 1, sizeof piece, f)) > 0)
        buf_add(&b, (struct span){piece, n});
    fclose(f);
    return buf_span(&b);
}

static struct span cut(struct span *s, char end)
{
    size_t n = 0;
    struct span head;

    while (n < s->n && s->p[n] != end)
        n++;
    head = span_upto(*s, n);
    *s = span_from(*s, n < s->n ? n + 1 : n);
    return head;
}

static struct entries read_list(const char *path, struct arena *a)
{
    struct entries list = {0};
    struct span text = read_file(path, a);
    struct table seen = table_new(a, 64);

    for (size_t line = 1; text.n; line++) {
        struct span rest = cut(&text, '\n');
        bool fresh;

        if (rest.n == 0 || rest.p[0] == '#')
            continue;
        struct span key = cut(&rest, '\t'), tag = cut(&rest, '\t');
        if (key.n == 0 || key.n > LONGEST_KEY || key.p[key.n - 1] == ' ')
            fail(path, line, "no key, or too long, or a space behind it");
        table_put(&seen, key, &fresh);
        if (!fresh)
            fail(path, line, "this key stood before");
        list.at = arena_more(a, list.at, list.count, sizeof *list.at);
        list.at[list.count++] = (struct entry){key, tag, rest};
    }
    return list;
}

static void print_tag(const char *prefix, struct span tag)
{
    if (!prefix || tag.n == 0) {
        printf("0");
        return;
    }
    printf("%s", prefix);
    for (size_t i = 0; i < tag.n; i++)
        putchar(tag.p[i] == ' ' ? '_' : toupper((unsigned char)tag.p[i]));
}

/* A number, or two capital letters (a country) as one. */
static void print_value(struct span value)
{
    if (value.n == 2 && isupper((unsigned char)value.p[0]))
        printf("'%c' * 256 + '%c'", value.p[0], value.p[1]);
    else if (value.n)
        printf("%.*s", (int)value.n, value.p);
    else
        printf("0");
}

static void print_string(struct span s)
{
    printf("    \"");
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];

        if (c == '\n')
            printf("\\n\"\n    \"");
        else if (c < 32 || c > 126 || c == '"' || c == '\\' || c == '?')
            printf("\\%03o", c);
        else
            putchar(c);
    }
    printf("\"\n");
}

static size_t count_words(struct span key)
{
    size_t words = 1;

    for (size_t i = 0; i < key.n; i++)
        words += key.p[i] == ' ';
    return words;
}

static void print_slots(const struct list *l, const struct entries *list,
                        size_t size, struct arena *a)
{
    size_t *slot = ARENA_NEW(a, size_t, size); /* entry + 1, 0: empty */
    size_t *at = ARENA_NEW(a, size_t, list->count + 1);

    for (size_t i = 0; i < list->count; i++) {
        size_t k = span_hash(list->at[i].key) & (size - 1);

        while (slot[k])
            k = (k + 1) & (size - 1);
        slot[k] = i + 1;
        at[i + 1] = at[i] + list->at[i].key.n;
    }
    printf("static const struct lexeme %s_slots[] = {\n", l->field);
    for (size_t k = 0; k < size; k++) {
        if (!slot[k] || !list->at) {
            printf("    {0},\n");
            continue;
        }
        const struct entry *e = &list->at[slot[k] - 1];
        printf("    {%zu, %zu, ", at[slot[k] - 1], e->key.n);
        print_tag(l->prefix, e->tag);
        printf(", ");
        print_value(e->value);
        printf("},\n");
    }
    printf("};\n");
}

static size_t count_prefixes(const struct entries *list)
{
    size_t n = 0;

    for (size_t i = 0; i < list->count; i++)
        n += count_words(list->at[i].key) - 1;
    return n;
}

/* The filter of what stands before each space of the keys. */
static void print_prefixes(const struct list *l, const struct entries *list,
                           struct arena *a)
{
    size_t heads = count_prefixes(list), bits = 64;

    while (bits < 8 * heads)
        bits *= 2;
    unsigned char *set = ARENA_NEW(a, unsigned char, bits / 8);
    for (size_t i = 0; i < list->count; i++) {
        struct span key = list->at[i].key;

        for (size_t n = 0; n < key.n; n++) {
            size_t bit = span_hash(span_upto(key, n)) & (bits - 1);

            if (key.p[n] == ' ')
                set[bit / 8] |= (unsigned char)(1u << bit % 8);
        }
    }
    printf("static const unsigned char %s_prefixes[] = {", l->field);
    for (size_t i = 0; i < bits / 8; i++)
        printf("%s%u,", i % 16 ? " " : "\n    ", set[i]);
    printf("\n};\n");
}

static void print_bits(const char *field, const char *name,
                       const unsigned char *bits, size_t size)
{
    printf("static const uint8_t %s_%s[] = {", field, name);
    for (size_t i = 0; i < size; i++)
        printf("%s%u,", i % 16 ? "" : "\n    ", bits[i]);
    printf("\n};\n");
}

static void set_bit(unsigned char *bits, size_t size, struct span key)
{
    uint32_t hash = span_hash(key);

    bits[hash >> 3 & (size - 1)] |= (unsigned char)(1u << (hash & 7));
}

/* The filters of a list; see summarizer/text/lexicon.h. */
static void print_filters(const struct list *l, const struct entries *list,
                          size_t size, struct arena *a)
{
    unsigned char *keys = ARENA_NEW(a, unsigned char, size);
    unsigned char *heads = ARENA_NEW(a, unsigned char, size);

    for (size_t i = 0; i < list->count; i++) {
        char folded[LONGEST_KEY + 1];
        struct span key = list->at[i].key;
        struct span head = lexicon_head(utf8_fold(key, folded, sizeof folded));

        set_bit(keys, size, key);
        if (head.n < key.n)
            set_bit(heads, size, head);
    }
    print_bits(l->field, "filter", keys, size);
    print_bits(l->field, "heads", heads, size);
}

static void print_list(const struct list *l, const char *dir, struct arena *a)
{
    char path[512];
    size_t size = 4;

    snprintf(path, sizeof path, "%s/%s.tsv", dir, l->field);
    struct entries list = read_list(path, a);
    while (size < 2 * list.count)
        size *= 2;
    printf("static const char %s_pool[] =\n", l->field);
    for (size_t i = 0; i < list.count; i++)
        print_string(list.at[i].key);
    printf("    \"\";\n");
    print_slots(l, &list, size, a);
    print_prefixes(l, &list, a);
    print_filters(l, &list, size, a);
    printf("enum { %s_size = %zu, %s_count = %zu", l->field, size, l->field,
           list.count);
    size_t longest = 0, words = 0;
    for (size_t i = 0; i < list.count; i++) {
        size_t n = list.at[i].key.n, w = count_words(list.at[i].key);

        longest = n > longest ? n : longest;
        words = w > words ? w : words;
    }
    printf(", %s_longest = %zu, %s_words = %zu };\n\n", l->field, longest,
           l->field, words);
}

static void print_list_use(const struct list *l)
{
    const char *f = l->field;

    printf("    .%s = {%s_slots, %s_size - 1, %s_count, %s_longest,\n"
           "        %s_words, %s_pool, %s_words > 1 ? %s_prefixes : 0,\n"
           "        8 * sizeof %s_prefixes - 1, %s_filter, %s_heads},\n",
           f, f, f, f, f, f, f, f, f, f, f, f);
}

static void print_weights(const char *dir, struct arena *a)
{
    char path[512];

    snprintf(path, sizeof path, "%s/weights.tsv", dir);
    struct entries list = read_list(path, a);
    printf("static const struct weight weights[] = {\n");
    for (size_t i = 0; i < list.count; i++)
        printf("    {\"%.*s\", %.*s, %.*s},\n", (int)list.at[i].key.n,
               list.at[i].key.p, (int)list.at[i].tag.n, list.at[i].tag.p,
               (int)list.at[i].value.n, list.at[i].value.p);
    printf("    {0, 0, 0}};\n\n");
}

/* corpus/<code>/lang.tsv: name and stemmer of the language. */
static struct span find_fact(const struct entries *facts, struct span key)
{
    for (size_t i = 0; i < facts->count; i++)
        if (span_eq(facts->at[i].key, key))
            return facts->at[i].tag;
    return SPAN("");
}

static void print_lang(const char *code, const char *dir, struct arena *a)
{
    const size_t n = sizeof lang_lists / sizeof *lang_lists;
    char path[512];

    printf("/* Made by embed from %s. */\n#include \"text/lang.h\"\n\n", dir);
    for (size_t i = 0; i < n; i++)
        print_list(&lang_lists[i], dir, a);
    print_weights(dir, a);
    snprintf(path, sizeof path, "%s/lang.tsv", dir);
    struct entries facts = read_list(path, a);
    struct span name = find_fact(&facts, SPAN("name"));
    struct span stemmer = find_fact(&facts, SPAN("stemmer"));
    struct span letters = find_fact(&facts, SPAN("letters"));
    struct span model = find_fact(&facts, SPAN("entities"));
    if (model.n)
        printf("extern const unsigned char entities_%s[];\n"
               "extern const unsigned char entities_%s_end[];\n",
               code, code);
    printf("extern const struct lang lang_%s;\n"
           "const struct lang lang_%s = {\n    .code = \"%s\",\n"
           "    .name = \"%.*s\",\n",
           code, code, code, (int)name.n, name.p);
    if (stemmer.n)
        printf("    .stemmer = \"%.*s\",\n", (int)stemmer.n, stemmer.p);
    if (letters.n)
        printf("    .letters = \"%.*s\",\n", (int)letters.n, letters.p);
    for (size_t i = 0; i < n; i++)
        print_list_use(&lang_lists[i]);
    if (model.n)
        printf("    .entities = entities_%s,\n"
               "    .entities_end = entities_%s_end,\n",
               code, code);
    printf("    .weights = weights};\n");
}

static void print_world(const char *dir, struct arena *a)
{
    const size_t n = sizeof world_lists / sizeof *world_lists;

    printf("/* Made by embed from %s. */\n#include \"text/lang.h\"\n\n", dir);
    for (size_t i = 0; i < n; i++)
        print_list(&world_lists[i], dir, a);
    printf("const struct world world = {\n");
    for (size_t i = 0; i < n; i++)
        print_list_use(&world_lists[i]);
    printf("};\n");
}

static void print_texts(const char *name, char **files, struct arena *a)
{
    printf("/* Made by embed. */\n#include \"output/builtin.h\"\n\n"
           "const struct builtin %s[] = {\n",
           name);
    for (; *files; files++) {
        const char *slash = strrchr(*files, '/');
        struct span text = read_file(*files, a);

        if (text.n == 0)
            fail(*files, 0, "cannot be read, or is empty");
        printf("    {\"%s\",\n", slash ? slash + 1 : *files);
        print_string(text);
        printf("    , %zu},\n", text.n);
    }
    printf("    {0, 0, 0}};\n");
}

int main(int argc, char **argv)
{
    struct arena a = {0};

    if (argc == 4 && strcmp(argv[1], "lang") == 0)
        print_lang(argv[2], argv[3], &a);
    else if (argc == 3 && strcmp(argv[1], "world") == 0)
        print_world(argv[2], &a);
    else if (argc > 3 && strcmp(argv[1], "text") == 0)
        print_texts(argv[2], argv + 3, &a);
    else
        fail("usage", 0, "embed lang CODE DIR | world DIR | text NAME FILE...");
    arena_release(&a);
    return ferror(stdout) || fflush(stdout) != 0;
}
