#include "input/block.h"
#include "input/format.h"
#include "input/html_article.h"
#include "input/html_tree.h"
#include "input/metadata.h"
#include "input/metadata_author.h"

struct page_job {
    struct span utf8;
    const struct input_hints *hints;
    struct arena *scratch; /* for what dies with the job */
};

static bool read_page(const struct page_job *job, struct arena *a,
                      struct document *doc, struct err *err)
{
    struct html_tree tree;
    struct html_article article;
    size_t used = 0;
    struct link_origin origin = {.used = &used};
    struct span body;

    if (!html_parse(job->utf8, job->scratch, &tree, err))
        return false;
    tree.notes_links = job->hints->links;
    body = metadata_read(&tree, job->hints->url, a, doc);
    article = job->hints->whole
                  ? html_every(&tree, job->scratch)
                  : html_article(&tree, doc->title, body, job->scratch);
    if (article.count == 0)
        return err_set(err, STATUS_NOTHING, "no article text in the page");
    origin.base = doc->url;
    html_article_links(&tree, &article, origin, a, doc);
    if (doc->author_count == 0)
        author_sign(article.drafts[article.count - 1].text, a, doc);
    doc->intake.dropped += article.dropped;
    doc->intake.dropped_bytes += article.dropped_bytes;
    block_build(article.drafts, article.count, job->hints, a, doc);
    if (doc->text.n == 0)
        return err_set(err, STATUS_NOTHING, "no article text in the page");
    return true;
}

bool html_read(struct span utf8, const struct input_hints *hints,
               struct arena *a, struct document *doc, struct err *err)
{
    /* The tree takes several times what the page does, the article less. */
    struct arena *scratch = arena_child(a);
    struct page_job job = {utf8, hints, scratch};
    bool done = read_page(&job, a, doc, err);

    arena_release(scratch);
    return done;
}
