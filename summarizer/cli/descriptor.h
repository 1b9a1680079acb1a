/*
 * The three standard descriptors, which a caller may have closed.
 */
#ifndef CLI_DESCRIPTOR_H
#define CLI_DESCRIPTOR_H

/*
 * Take the place of each that is closed, in a way that using it still
 * fails.  Else the next file that is opened would get its number: messages
 * would go into the output, or the output into an input.
 * Source: the module stdopen of gnulib.
 */
void descriptor_fill(void);

#endif
