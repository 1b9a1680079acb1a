#include "input/block.h"
#include "input/format.h"
#include "input/html_article.h"
#include "input/html_tree.h"
#include "input/metadata.h"
#include "input/metadata_author.h"

bool html_read(struct span utf8, const struct input_hints *hints,
               struct arena *a, struct document *doc, struct err *err)
{
    struct html_tree tree;
    struct html_article article;
    struct span body;

    if (!html_parse(utf8, a, &tree, err))
        return false;
    body = metadata_read(&tree, hints->url, a, doc);
    article = hints->whole ? html_every(&tree, a)
                           : html_article(&tree, doc->title, body, a);
    if (article.count == 0)
        return err_set(err, STATUS_NOTHING, "no article text in the page");
    if (doc->author_count == 0)
        author_sign(article.drafts[article.count - 1].text, a, doc);
    doc->intake.dropped += article.dropped;
    doc->intake.dropped_bytes += article.dropped_bytes;
    block_build(article.drafts, article.count, hints, a, doc);
    if (doc->text.n == 0)
        return err_set(err, STATUS_NOTHING, "no article text in the page");
    return true;
}
