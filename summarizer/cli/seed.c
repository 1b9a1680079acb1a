#define _DEFAULT_SOURCE /* getentropy(3).  NOLINT(bugprone-reserved-*) */
#include "cli/seed.h"

#include <stddef.h>
#include <unistd.h>

#include <jansson.h>

void seed_draw(void)
{
    size_t seed = 0;

    if (getentropy(&seed, sizeof seed) == 0)
        json_object_seed(seed | 1); /* none is 0 */
}
