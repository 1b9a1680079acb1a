#include "cli/version.h"

#include <cmark.h>
#include <jansson.h>
#include <libxml/xmlversion.h>
#include <zlib.h>
#include <zstd.h>

void version_print(FILE *out)
{
    fprintf(out,
            "summarizer %s\nlibxml2 %s, cmark %s, jansson %s, zlib %s, "
            "zstd %s, Snowball stemmer\nMIT license; no warranty\n",
            VERSION, LIBXML_DOTTED_VERSION, cmark_version_string(),
            jansson_version_str(), zlibVersion(), ZSTD_versionString());
}
