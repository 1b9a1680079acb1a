/*
 * Completions for shells, made from the option table.
 */
#ifndef CLI_COMPLETION_H
#define CLI_COMPLETION_H

#include <stdbool.h>
#include <stdio.h>

/* bash, zsh and fish. */
bool completion_knows(const char *shell);

/* `shell` must be known. */
void completion_print(FILE *out, const char *shell);

#endif
