# Every message that the program has, one a line, as the manuals write them
# down: awk -f tests/messages.awk summarizer/*/*.c.  What is filled in is *.
#
# Messages come through these doors: err_set() and document_note(); fail() of
# the templates; buf_printf() of cli/message.c, which says what was kept; lists
# of `reasons`; and text that begins with the program's name.  A file that
# writes to standard error otherwise is an error here.

FNR == 1 { file_end(); file = FILENAME }
file ~ /\/train\// { next } # no part of the program
{
    sub(/^[ \t]*(\/?\*.*|\/\/.*)$/, "") # comments
    source = source " " $0
}
END { file_end(); exit bad }

# The literals of s one behind the other, which is how C joins them, up to the
# comma or bracket behind them; LENGTH is what was read of it.
function literal(s,    out, all) {
    all = length(s)
    while (match(s, /^[ \t]*"([^"\\]|\\.)*"/)) {
        out = out substr(s, index(s, "\"") + 1, RLENGTH - index(s, "\"") - 1)
        s = substr(s, RLENGTH + 1)
    }
    LENGTH = all - length(s)
    return out
}

# Arguments n and more of the call whose bracket opens before s.
function argument(s, n,    i, c, depth) {
    for (i = 1; n > 1 && i <= length(s); i++) {
        c = substr(s, i, 1)
        if (c == "\"")
            i += match(substr(s, i + 1), /^([^"\\]|\\.)*"/) ? RLENGTH : 0
        else if (c == "(")
            depth++
        else if (c == ")" && depth-- == 0)
            return ""
        else if (c == "," && depth == 0)
            n--
    }
    return substr(s, i)
}

function say(format) {
    gsub(/\\"/, "\"", format)
    sub(/\\n$/, "", format)
    gsub(/%%/, "\001", format)
    format = plural(format)
    gsub(/%(\.\*|\.?[0-9]*)(zu|[sducf])/, "*", format)
    gsub(/\001/, "%", format)
    if (format !~ /^:/) # what follows a name
        print format "\t" file
}

# "character%s" is one or several: the manuals have several.
function plural(s) {
    while (match(s, /[a-z]%s/))
        s = substr(s, 1, RSTART) "s" substr(s, RSTART + RLENGTH)
    return s
}

# All calls of `name` with a format as argument n, said behind `head`.
function calls(name, n, head,    s, rest, format) {
    for (s = source; at = index(s, name "("); ) {
        s = substr(s, at + length(name) + 1)
        rest = argument(s, n)
        format = literal(rest)
        if (format == "%s") # of two, or what the system says
            alternatives(substr(rest, LENGTH + 1))
        else if (format != "")
            say(head format)
    }
}

# "%s", a ? "one" : "other")
function alternatives(s,    some) {
    s = substr(s, 1, index(s, ";"))
    while (at = index(s, "\"")) {
        s = substr(s, at)
        say(literal(s))
        s = substr(s, LENGTH + 1)
        some = 1
    }
    if (!some && s !~ /reasons|inner\.text/)
        say("%s")
}

function file_end() {
    if (source == "")
        return
    calls("err_set", 3, "")
    calls("document_note", 3, "")
    if (source ~ /fail\(p, /) { # of a template: what is wrong with a tag
        calls("fail", 3, "tag '%s' ")
        calls("buf_printf", 2, "tag '%s' ")
    }
    if (source ~ /message_notes\(/ && source !~ /answer_/)
        calls("buf_printf", 2, "")
    if (source ~ /"--fail-on: "/)
        say("--fail-on: %s ...")
    if (match(source, /reasons\[\] = \{[^}]*/))
        alternatives(substr(source, RSTART, RLENGTH) ";")
    for (s = source; match(s, /"summarizer: [^"]/); )  {
        s = substr(s, RSTART)
        say(substr(literal(s), 13))
        s = substr(s, LENGTH + 1)
    }
    if (source ~ /stderr|STDERR_FILENO/ &&
        file !~ /cli\/(message|delivery|progress|shortage|descriptor)\.c$/) {
        print file ": writes to standard error past the doors" > "/dev/stderr"
        bad = 1
    }
    source = ""
}
