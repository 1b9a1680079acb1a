#include "lib/article.h"

bool kit_find(struct kits *kits, const struct lang *lang,
              struct language_kit **kit, struct err *err)
{
    struct language_kit *k = kits->first;

    while (k && k->lang != lang)
        k = k->next;
    if (!k) {
        k = ARENA_NEW(kits->arena, struct language_kit, 1);
        k->lang = lang;
        k->weights = weights_new(lang, kits->arena);
        k->stemmer = stem_new(lang, kits->arena);
        k->next = kits->first;
        kits->first = k; /* from here on kits_release() frees the stemmer */
        if (!weights_read(k->weights, kits->weights, err)) {
            err->source = kits->weights_name;
            return false;
        }
    }
    *kit = k;
    return true;
}

void kits_release(struct kits *kits)
{
    for (struct language_kit *k = kits->first; k; k = k->next)
        stem_free(k->stemmer);
    kits->first = NULL;
}

void article_split(struct article *art, struct arena *a)
{
    art->sentences = sentence_split(&art->doc, a);
    art->tokens = token_split(&art->sentences, a);
}

static const uint32_t *look_up(const struct article *art,
                               const struct language_kit *kit, struct span text,
                               size_t *count, struct arena *a)
{
    struct tokens tokens = token_split_span(text, a);
    uint32_t *ids = ARENA_NEW(a, uint32_t, tokens.count + 1);
    size_t n = 0;

    term_look_up(&art->terms, &tokens, kit->lang, kit->stemmer, ids);
    /* Stop words and marks are TERM_NONE too: only words that carry
     * content may count as missing. */
    for (size_t i = 0; i < tokens.count; i++)
        if (ids[i] != TERM_NONE ||
            (tokens.at[i].kind == TOKEN_WORD &&
             !lexicon_has(&kit->lang->stopwords, tokens.at[i].text)))
            ids[n++] = ids[i];
    *count = n;
    return ids;
}

void article_rank(struct article *art, const struct language_kit *kit,
                  struct span focus, enum score_use use, struct ranked *ranked,
                  struct arena *a)
{
    art->terms = term_count(&art->tokens, kit->lang, kit->stemmer, a);
    art->vectors = vector_build(&art->sentences, &art->tokens, &art->terms, a);
    *ranked = (struct ranked){
        .doc = &art->doc,
        .sentences = &art->sentences,
        .tokens = &art->tokens,
        .terms = &art->terms,
        .vectors = &art->vectors,
    };
    ranked->title = look_up(art, kit, art->doc.title, &ranked->title_count, a);
    ranked->focus = look_up(art, kit, focus, &ranked->focus_count, a);
    art->scores = score_all(ranked, kit->weights, use, a);
    ranked->scores = &art->scores;
}

void article_mention(struct article *art, struct arena *a)
{
    art->mentions = mention_find(&art->doc, &art->sentences, &art->tokens, a);
}
