/*
 * parse FILE...: what libxml2 alone needs for the pages: each is read and
 * parsed to a tree, and nothing else is done with it.  For tests/bench.sh.
 */
#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <stdlib.h>

static char *read_file(const char *name, size_t *n)
{
    FILE *f = fopen(name, "rb");
    char *p = NULL;

    *n = 0;
    if (f && fseek(f, 0, SEEK_END) == 0) {
        long size = ftell(f);

        rewind(f);
        p = malloc(size > 0 ? (size_t)size : 1);
        if (p)
            *n = fread(p, 1, (size_t)size, f);
    }
    if (f)
        fclose(f);
    return p;
}

int main(int argc, char **argv)
{
    static const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                               HTML_PARSE_NOWARNING | HTML_PARSE_NONET;

    for (int i = 1; i < argc; i++) {
        size_t n;
        char *page = read_file(argv[i], &n);
        htmlDocPtr doc =
            page ? htmlReadMemory(page, (int)n, NULL, NULL, options) : NULL;

        xmlFreeDoc(doc);
        free(page);
    }
    xmlCleanupParser();
    return 0;
}
