#include "text/lang.h"

#include "base/utf8.h"

/* One line per folder of corpus/; the objects are made by the build. */
extern const struct lang lang_en, lang_de, lang_fr, lang_es, lang_pt, lang_it,
    lang_nl, lang_da, lang_no, lang_sv, lang_is, lang_fi, lang_et, lang_lv,
    lang_lt, lang_pl, lang_cs, lang_sk, lang_sl, lang_hr, lang_hu, lang_ro,
    lang_tr, lang_ca, lang_gl, lang_ga, lang_id, lang_vi, lang_st, lang_ru,
    lang_uk, lang_bg, lang_sr, lang_kk, lang_el, lang_hy, lang_ka, lang_he,
    lang_ar, lang_fa, lang_ur, lang_hi, lang_ne, lang_mr, lang_bn, lang_ta,
    lang_th, lang_my, lang_am, lang_zh, lang_ja, lang_ko;

/* Where several share a script, the one with most readers comes first: it
 * is the guess when nothing else speaks. */
static const struct lang *const languages[] = {
    &lang_en, &lang_de, &lang_fr, &lang_es, &lang_pt, &lang_it, &lang_nl,
    &lang_da, &lang_no, &lang_sv, &lang_is, &lang_fi, &lang_et, &lang_lv,
    &lang_lt, &lang_pl, &lang_cs, &lang_sk, &lang_sl, &lang_hr, &lang_hu,
    &lang_ro, &lang_tr, &lang_ca, &lang_gl, &lang_ga, &lang_id, &lang_vi,
    &lang_st, &lang_ru, &lang_uk, &lang_bg, &lang_sr, &lang_kk, &lang_el,
    &lang_hy, &lang_ka, &lang_he, &lang_ar, &lang_fa, &lang_ur, &lang_hi,
    &lang_ne, &lang_mr, &lang_bn, &lang_ta, &lang_th, &lang_my, &lang_am,
    &lang_zh, &lang_ja, &lang_ko,
};

static const struct lang unknown = {.code = "und", .name = "unknown"};

const struct lang *lang_at(size_t i)
{
    return i < sizeof languages / sizeof *languages ? languages[i] : NULL;
}

const struct lang *lang_unknown(void)
{
    return &unknown;
}

const struct lang *lang_find(struct span code)
{
    size_t n = 0;

    while (n < code.n && code.p[n] != '-' && code.p[n] != '_')
        n++;
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (span_eq_folded(span_upto(code, n), span_of(languages[i]->code)))
            return languages[i];
    return NULL;
}
