#include <stdio.h>
#include <summarizer.h>

/* What is counted in the article on standard input, and where. */
int main(void)
{
    static char bytes[1 << 20];
    size_t n = fread(bytes, 1, sizeof bytes, stdin);
    struct summarizer *s = summarizer_new();
    const struct summarizer_fact *f;
    int failed;

    if (!s)
        return 1;
    failed = summarizer_set(s, "facts", NULL) || summarizer_add(s, bytes, n) ||
             summarizer_report(s, 0, summarizer_count(s));
    if (failed)
        fprintf(stderr, "%s\n", summarizer_message(s));
    for (size_t i = 0; (f = summarizer_fact(s, i)); i++)
        if (f->slot == SUMMARIZER_NUMBER)
            printf("%zu: %.*s (%s)\n", f->at->start, (int)f->text.n, f->text.p,
                   f->kind);
    summarizer_free(s);
    return failed;
}
