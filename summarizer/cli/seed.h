/*
 * What makes the order of jansson's hash tables different in each process,
 * so that nobody can write an object all of whose keys collide.  Output
 * does not depend on it: objects keep the order in which they were filled.
 */
#ifndef CLI_SEED_H
#define CLI_SEED_H

/* Draw it, before jansson makes its first object: it would read a device
 * then, which the sandbox refuses. */
void seed_draw(void);

#endif
