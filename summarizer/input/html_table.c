#include "input/html_table.h"

enum {
    CELL_MAX = 200, /* [code points] more is prose */
    LEVELS = 4      /* of elements between a cell and its text */
};

struct grid { /* of one <table>, by its node */
    size_t rows;
    uint32_t last_row; /* node */
    uint32_t last_cell;
    uint32_t columns; /* the most in a row */
    bool prose;       /* two blocks in a cell, or a long one */
};

struct finder {
    const struct html_tree *tree;
    uint32_t *column; /* [nodes] of <td> and <th> in its row, from 1 */
    uint32_t *table;  /* [nodes] the innermost <table> around, 0: none */
    struct grid *grids;
};

static bool is_cell(const struct html_node *node)
{
    return node->tag == HTML_TD;
}

/* Columns and tables of all nodes; false: there is no table. */
static bool count_columns(struct finder *f, struct arena *a)
{
    const struct html_tree *tree = f->tree;
    uint32_t *cells = NULL; /* [nodes] of a row so far */

    for (uint32_t i = 1; i < tree->count; i++) {
        const struct html_node *node = &tree->at[i];

        if (node->tag == HTML_TABLE && !f->table) {
            f->table = ARENA_NEW(a, uint32_t, tree->count);
            f->column = ARENA_NEW(a, uint32_t, tree->count);
            cells = ARENA_NEW(a, uint32_t, tree->count);
        }
        if (!f->table)
            continue;
        f->table[i] = node->tag == HTML_TABLE ? i : f->table[node->parent];
        if (is_cell(node))
            f->column[i] = ++cells[node->parent];
    }
    return f->table != NULL;
}

/* The cell around node i, 0: none is near. */
static uint32_t cell_of(const struct finder *f, uint32_t i)
{
    for (int level = 0; level < LEVELS; level++, i = f->tree->at[i].parent)
        if (is_cell(&f->tree->at[i]))
            return i;
    return 0;
}

/* Put one block into its table; the row and the column of it. */
static struct cell place(struct finder *f, const struct html_block *b)
{
    uint32_t cell = cell_of(f, b->node), row;
    struct grid *grid = &f->grids[f->table[b->node]];

    if (cell == 0 || f->table[cell] != f->table[b->node])
        return (struct cell){0}; /* its caption */
    row = f->tree->at[cell].parent;
    grid->prose = grid->prose || b->count > CELL_MAX || grid->last_cell == cell;
    grid->rows += grid->last_row != row;
    grid->last_row = row;
    grid->last_cell = cell;
    if (f->column[cell] > grid->columns)
        grid->columns = f->column[cell];
    return (struct cell){f->table[cell], (uint32_t)grid->rows, f->column[cell]};
}

struct cell *html_cells(const struct html_tree *tree,
                        const struct html_blocks *blocks, const bool *keep,
                        struct arena *a)
{
    struct cell *cells = ARENA_NEW(a, struct cell, blocks->count + 1);
    struct finder f = {.tree = tree};
    uint32_t number = 0, last = 0;

    if (!count_columns(&f, a))
        return cells;
    f.grids = ARENA_NEW(a, struct grid, tree->count);
    for (size_t i = 0; i < blocks->count; i++)
        if (keep[i] && f.table[blocks->at[i].node] > 0)
            cells[i] = place(&f, &blocks->at[i]);
    for (size_t i = 0; i < blocks->count; i++) {
        const struct grid *grid = &f.grids[cells[i].table];

        if (cells[i].table == 0)
            continue;
        if (grid->prose || grid->rows < 2 || grid->columns < 2) {
            cells[i] = (struct cell){0};
            continue;
        }
        number += cells[i].table != last;
        last = cells[i].table;
        cells[i].table = number;
    }
    return cells;
}
