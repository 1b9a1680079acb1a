#!/bin/sh
# Who may include whom, one door per library, no I/O below cli/, and
# functions that are never called.
cd "$(dirname "$0")/.." || exit 1
awk '
BEGIN {
    may["base"]    = " base "
    may["text"]    = " base text "
    may["input"]   = " base text input "
    may["mention"] = " base text mention "
    may["rank"]    = " base text rank "
    may["facts"]   = " base text mention facts "
    may["output"]  = " base text input mention rank facts output "
    may["lib"]     = " base text input mention rank facts output lib "
    may["cli"]     = " base text input mention rank facts output lib cli "
    may["train"]   = " base text input mention rank facts output train "
    # output/ knows of the input only what a JSON record is.
    only["output", "input"] = "input/jsonl.h"
    door["libxml/"]      = " input/input_html.c input/html_tree.c input/xml_repair.c input/xml_tree.c lib/guard.c cli/version.c "
    door["libstemmer.h"] = " text/stem.c "
    door["cmark.h"]      = " input/input_markdown.c output/markdown.h output/template.h output/template_tree.h output/node.h lib/guard.c cli/version.c "
    door["jansson.h"]    = " input/brief_json.c input/jsonl.c input/json_ld.c output/json_make.h lib/guard.c cli/seed.c cli/shortage.c cli/version.c train/sample.c "
    door["iconv.h"]      = " input/encoding.c "
    door["zlib.h"]       = " cli/unpack.c cli/version.c "
    door["zstd.h"]       = " cli/unpack.c cli/version.c "
    door["nettle/sha2.h"] = " base/digest.c "
    never = "(^|[^a-z_>])(strcpy|strcat|sprintf|vsprintf|strtok|atoi|atof|gets|setlocale|isalpha|isdigit|isspace|isupper|islower|tolower|toupper|rand|srand)[(]"
    cli = "(^|[^a-z_>.])(fopen|open|read|write|getenv|time|clock|getopt|getopt_long|printf|fputs|puts|exit|isatty)[(]"
}
{ n = split(FILENAME, f, "/"); layer = f[2]; file = f[2] "/" f[3] }
/^#include "/ {
    split($2, h, /["\/]/)
    if (index(may[layer], " " h[2] " ") == 0)
        say("may not include " $2)
    else if ((layer, h[2]) in only && $2 != "\"" only[layer, h[2]] "\"" && h[2] != layer)
        say("may include of " h[2] "/ only " only[layer, h[2]])
}
/^#include </ {
    header = substr($2, 2)
    for (d in door)
        if (index(header, d) == 1 && index(door[d], " " file " ") == 0)
            say($2 " is not for this file")
}
/^[ \t]*(\/\*|\*)/ { next }
layer != "train" && $0 ~ never { say("banned function: " $0) }
layer != "cli" && layer != "train" && $0 ~ cli { say("only cli/ may do this: " $0) }
function say(text) { print FILENAME ":" FNR ": " text; bad = 1 }
END { exit bad }' summarizer/*/*.[ch]
