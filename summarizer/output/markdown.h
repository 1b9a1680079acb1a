/*
 * Reports as Markdown.
 *
 * A paragraph is one line, however long: a sentence stays verbatim for
 * grep(1), and cmark's own line breaking lets a dash or "1." begin a line,
 * where it would mean a list.
 */
#ifndef OUTPUT_MARKDOWN_H
#define OUTPUT_MARKDOWN_H

#include <cmark.h>

#include "base/err.h"
#include "output/cite.h"
#include "output/report.h"
#include "output/view.h"

/* The blocks of a report, added to `to`, for Markdown and for a page alike.
 * Errors: STATUS_USAGE for a template and for a report that has no text
 * form. */
bool markdown_blocks(struct pen *pen, const struct view *view, cmark_node *to,
                     struct err *err) MUST_CHECK;

/* The text of a template, page or style of the program, or empty. */
struct span markdown_builtin(const char *name);

/* A whole document as blocks: --extract. */
void markdown_document(struct pen *pen, size_t doc, cmark_node *to);

#endif
