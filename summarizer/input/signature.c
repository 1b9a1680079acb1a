#include "input/signature.h"

#include "base/utf8.h"

static const struct {
    struct span head;
    const char *what;
} signatures[] = {
    {{"%PDF-", 5},                    "a PDF file"        },
    {{"{\\rtf", 5},                   "an RTF file"       },
    {{"%!PS", 4},                     "a PostScript file" },
    {{"\x1f\x8b", 2},                 "a gzip archive"    },
    {{"PK\x03\x04", 4},               "a zip archive"     },
    {{"BZh", 3},                      "a bzip2 archive"   },
    {{"\xfd\x37zXZ", 5},              "an xz archive"     },
    {{"\x28\xb5\x2f\xfd", 4},         "a zstd archive"    },
    {{"7z\xbc\xaf\x27\x1c", 6},       "a 7-Zip archive"   },
    {{"Rar!\x1a", 5},                 "a RAR archive"     },
    {{"\x89PNG", 4},                  "a PNG picture"     },
    {{"\xff\xd8\xff", 3},             "a JPEG picture"    },
    {{"GIF8", 4},                     "a GIF picture"     },
    {{"II*\0", 4},                    "a TIFF picture"    },
    {{"MM\0*", 4},                    "a TIFF picture"    },
    {{"\xd0\xcf\x11\xe0\xa1\xb1", 6}, "an old Office file"},
    {{"\x7f"
      "ELF",
      4},
     "a program"                                          },
    {{"SQLite format 3", 15},         "an SQLite database"},
    {{"OggS\0", 5},                   "an Ogg recording"  },
    {{"ID3\x03", 4},                  "an MP3 recording"  },
    {{"wOF2", 4},                     "a font"            },
};

const char *signature_find(struct span bytes)
{
    size_t at = 0;

    /* PDF readers accept white space before the mark. */
    while (at < bytes.n && at < 64 &&
           (bytes.p[at] == ' ' || bytes.p[at] == '\n' || bytes.p[at] == '\r' ||
            bytes.p[at] == '\t'))
        at++;
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++)
        if (span_starts(span_from(bytes, at), signatures[i].head))
            return signatures[i].what;
    return NULL;
}
