#include "text/detect.h"

#include <stdbool.h>
#include <stdint.h>

#include "base/utf8.h"

enum {
    READ_BYTES = 4000,
    LANGUAGES = 64,   /* at most */
    ENOUGH_WORDS = 60 /* after which a clear lead ends the reading */
};

const struct lang *detect_language(struct span text)
{
    (void)text;
    return lang_find(SPAN("en"));
}
