/*
 * What each format implements: private to input/.
 *
 * input.c lists the formats in the order in which they are tried.  `sniff`
 * says yes on strong evidence only; plain text comes last and takes all.
 * `read` gets the whole source as repaired UTF-8 with line feeds only
 * (encoding.h) and fills of the document: text, blocks, intake, lang,
 * declared_lang, and whatever metadata the source states.  XML, which may
 * hold several articles, has xml_read() instead.  input_read_all()
 * does the rest for all formats: it puts the hints over the metadata,
 * counts the bytes, makes the digest and obeys keep_captions, so that no
 * option changes text or offsets.
 */
#ifndef INPUT_FORMAT_H
#define INPUT_FORMAT_H

#include "base/arena.h"
#include "base/err.h"
#include "base/span.h"
#include "input/input.h"
#include "text/document.h"

struct format {
    enum input_format id;
    /* `head`: the first 4,000 bytes, maybe cut inside a character. */
    bool (*sniff)(struct span head);
    /* NULL for XML.  Owner: the document lives in `a` and may borrow from
     * `utf8`, which does too, but for HTML.  Errors: STATUS_NOTHING when
     * there is no text. */
    bool (*read)(struct span utf8, const struct input_hints *hints,
                 struct arena *a, struct document *doc, struct err *err);
};

/* sniff.c */
bool html_sniff(struct span head);
bool xml_sniff(struct span head);
bool jsonl_sniff(struct span head);
bool markdown_sniff(struct span head);

/* input_html.c */
bool html_read(struct span utf8, const struct input_hints *hints,
               struct arena *a, struct document *doc,
               struct err *err) MUST_CHECK;
/* input_markdown.c */
bool markdown_read(struct span utf8, const struct input_hints *hints,
                   struct arena *a, struct document *doc,
                   struct err *err) MUST_CHECK;
/* input_text.c */
bool text_read(struct span utf8, const struct input_hints *hints,
               struct arena *a, struct document *doc,
               struct err *err) MUST_CHECK;

/*
 * input_xml.c: the documents of a feed or a wire's file, in its order.
 * Fills of each: text, blocks, intake, lang, declared_lang, metadata, and
 * notes.  Errors: STATUS_INPUT for broken XML without any article, a DTD,
 * and XML of another kind; STATUS_NOTHING when no article has text.
 */
bool xml_read(struct span utf8, const struct input_hints *hints,
              struct arena *a, struct documents *docs,
              struct err *err) MUST_CHECK;

/* The language of `text`: the hint, else doc->declared_lang, else what
 * detect_language() finds.  Never NULL. */
const struct lang *format_language(const struct document *doc,
                                   const struct input_hints *hints,
                                   struct span text);

#endif
