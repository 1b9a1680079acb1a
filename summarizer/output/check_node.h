/* A check as blocks, for Markdown and for a page alike. */
#ifndef OUTPUT_CHECK_NODE_H
#define OUTPUT_CHECK_NODE_H

#include "output/cite.h"

/* First what is missing, then what is reworded, then what was found. */
void check_write(struct pen *pen, cmark_node *to);

#endif
