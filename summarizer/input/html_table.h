/*
 * Tables of data: which blocks of a page are their cells.
 *
 * Old pages are laid out with tables, so one counts only if it has two
 * rows and two columns at least, one block of text in each cell, and no
 * long one.  Source: own rule, after the "data table" heuristics of
 * browsers' accessibility code.
 */
#ifndef INPUT_HTML_TABLE_H
#define INPUT_HTML_TABLE_H

#include "base/arena.h"
#include "input/html_block.h"
#include "input/html_tree.h"
#include "text/document.h"

/*
 * The cell that each block is; table 0: none.  Blocks with !keep[i] are no
 * cells, and leave theirs empty.  Tables, rows and columns count from 1;
 * rows without text do not.
 * Owner: lives in `a`.  Cost: linear in nodes and blocks.
 */
struct cell *html_cells(const struct html_tree *tree,
                        const struct html_blocks *blocks, const bool *keep,
                        struct arena *a);

#endif
