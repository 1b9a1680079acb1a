#!/bin/sh
# What the linker was told shows in the built files: position independence,
# relocations bound and sealed at start, canaries, checked calls of the C
# library, no page that is writable and runs, no path of the build machine.
#
#   tests/hardening.sh FILE...    programs and shared libraries
set -u
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
passed=0 failed=0

holds() { # WHAT COMMAND...
    what=$1
    shift
    if "$@" >/dev/null 2>&1; then
        passed=$((passed + 1))
    else
        echo "FAILED: $file: $what"
        failed=$((failed + 1))
    fi
}

not() { ! "$@"; }

# What a file must be, by readelf(1).
look() {
    readelf -W -h "$file" >"$tmp/header"
    readelf -W -l "$file" >"$tmp/segments"
    readelf -W -d "$file" >"$tmp/dynamic"
    readelf -W --dyn-syms "$file" >"$tmp/symbols"
    strings -a "$file" >"$tmp/strings"
    holds "is position independent" \
        grep -Eq 'Type: +DYN' "$tmp/header"
    holds "has relocations that are sealed (RELRO)" \
        grep -q GNU_RELRO "$tmp/segments"
    holds "binds all symbols at start (BIND_NOW)" \
        grep -Eq 'FLAGS_1.*NOW' "$tmp/dynamic"
    holds "says that its stack does not run" \
        grep -Eq 'GNU_STACK +(0x[0-9a-f]+ +){5}RW +' "$tmp/segments"
    holds "has no segment that can be written and run" \
        not grep -Eq ' RWE ' "$tmp/segments"
    holds "relocates no code (TEXTREL)" not grep -q TEXTREL "$tmp/dynamic"
    holds "searches no folder of its own (RPATH, RUNPATH)" \
        not grep -Eq 'RPATH|RUNPATH' "$tmp/dynamic"
    holds "has canaries on its stack" \
        grep -q ' __stack_chk_fail' "$tmp/symbols"
    holds "calls the C library's checked functions (fortify)" \
        grep -Eq ' __[a-z]+_chk(@|$)' "$tmp/symbols"
    holds "tells no path of the machine that built it" \
        not awk -v top="$(pwd -P)" 'index($0 "/", top "/") == 1 { found = 1 }
            END { exit !found }' "$tmp/strings"
    # gcc keeps its options with the debug information, clang does not.
    ! grep -q '^GNU C1[0-9] ' "$tmp/strings" ||
        holds "touches each page as its stack grows (stack clash)" \
            grep -q '^GNU C1[0-9] .*-fstack-clash-protection' "$tmp/strings"
    case $file in
    *.so*) ;;
    *) holds "is a program (PIE), not only a library" \
        grep -Eq 'FLAGS_1.*PIE' "$tmp/dynamic" ;;
    esac
}

cd "$(dirname "$0")/.." || exit 1
for file; do look; done
echo "hardening: $passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
