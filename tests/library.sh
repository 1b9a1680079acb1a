#!/bin/sh
# The library as a program finds it: installed, named by pkg-config, linked
# both ways: library.sh BUILD_FOLDER [EVERY].  What it exports is what its
# header and its manual name, and it calls nothing that ends the program or
# reaches outside.  Where build/memory is there, each EVERY-th allocation of
# some runs fails.
set -u
build=$1 every=${2:-1}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
passed=0 failed=0
header=summarizer/lib/summarizer.h

is() { # WHAT COMMAND...
    what=$1
    shift
    if "$@" >"$tmp/said" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "library: $what"
        cat "$tmp/said"
    fi
}

functions() { # of the header
    grep -o 'summarizer_[a-z]*(' $header | tr -d '(' | sort -u
}

# How programs are told to find what is installed under $tmp.
config() {
    PKG_CONFIG_PATH=$tmp/usr/lib/pkgconfig PKG_CONFIG_SYSROOT_DIR=$tmp \
        pkg-config "$@"
}

example() { # OUTPUT FLAG...
    out=$1
    shift
    # shellcheck disable=SC2046
    ${CC:-cc} -std=c11 -Wall -Wextra -Wpedantic -Werror "$@" -o "$out" \
        tests/library/example.c $(config --cflags summarizer) \
        $(config --libs $static summarizer)
}

run_example() {
    LD_LIBRARY_PATH=$tmp/usr/lib "$1" <corpus/articles/flood-river.txt |
        cmp - tests/library/want
}

${MAKE:-make} -s install DESTDIR="$tmp" PREFIX=/usr LIBDIR=/usr/lib \
    >"$tmp/install" 2>&1 || { cat "$tmp/install"; failed=$((failed + 1)); }

static=
is "the example is built" example "$tmp/shared"
is "the example with the shared library" run_example "$tmp/shared"
static=--static
cp -R "$tmp/usr" "$tmp/static" && rm -f "$tmp"/static/lib/*.so*
is "the example is built without it" example "$tmp/alone" -L"$tmp/static/lib"
is "the example with the archive" run_example "$tmp/alone"
if command -v "${CXX:-c++}" >/dev/null; then
    is "the header in C++" "${CXX:-c++}" -std=c++11 -Wall -Wextra -Wpedantic \
        -Werror -x c++ -fsyntax-only $header
fi

functions >"$tmp/functions"
lib=$tmp/usr/lib/libsummarizer.so.0
nm -D --defined-only "$lib" | sed -n 's/.* T \([^@]*\)@.*/\1/p' | sort >"$tmp/out"
is "the header's functions are exported, and no others" \
    diff "$tmp/functions" "$tmp/out"
nm -D --defined-only "$lib" | grep -v ' [TA] ' >"$tmp/other"
is "no variable is exported" cmp "$tmp/other" /dev/null
sed -n 's/^\.Nm \(summarizer_[a-z]*\).*/\1/p' man/summarizer.3 | sort >"$tmp/named"
is "the manual names them" diff "$tmp/functions" "$tmp/named"
nm -D --undefined-only "$lib" | sed 's/.* //; s/@.*//' |
    sed 's/^__//; s/_chk$//; s/^_*open\(at\)*\(64\)*\(_2\)*$/open/' |
    grep -Ex '_?exit|_Exit|quick_exit|v?f?printf|f?puts|perror|fopen|fopen64|open|read|write|socket|getenv|setlocale|time|gettimeofday|clock_gettime|fork|system|signal|sigaction' \
    >"$tmp/calls"
is "nothing ends the program, prints, or reaches outside" \
    cmp "$tmp/calls" /dev/null
sed -n '/^#include <stdio.h>/,/^\.Ed/{/^\.Ed/!p;}' man/summarizer.3 |
    sed 's/\\e/\\/g' >"$tmp/printed"
is "the manual prints the example" diff tests/library/example.c "$tmp/printed"

[ "$failed" -eq 0 ] && echo "library: $passed checks of the installed library"
if [ -x build/memory ] && [ "$every" -gt 0 ]; then
    build/memory "$every" >"$tmp/memory" || cat "$tmp/memory"
    set -- $(tail -n 1 "$tmp/memory")
    passed=$((passed + ${2:-0})) failed=$((failed + ${4:-1}))
fi
echo "library: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
