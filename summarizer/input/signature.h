/*
 * Signatures: files that hold no text to read, by their first bytes.
 * Source: the formats' own definitions, as file(1) knows them.
 */
#ifndef INPUT_SIGNATURE_H
#define INPUT_SIGNATURE_H

#include "base/span.h"

/* "a PDF file" and so on, static storage; NULL: none that is known. */
const char *signature_find(struct span bytes);

#endif
