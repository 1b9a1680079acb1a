#!/bin/sh
# All tests of one flavour: tests/check.sh BUILD_FOLDER.  The last line sums
# them up; the status is that of the worst.
set -u
build=$1
cd "$(dirname "$0")/.." || exit 1
log=$build/check.log
: >"$log"

# One line when it passes and one for each that is skipped; everything when
# it fails.
part() { # NAME COMMAND...
    name=$1
    shift
    if "$@" >"$build/$name.log" 2>&1; then
        grep '^skipped ' "$build/$name.log"
        tail -n 1 "$build/$name.log"
    else
        cat "$build/$name.log"
        grep -q "^$name: .* failed$" "$build/$name.log" ||
            echo "$name: 0 passed, 1 failed" >>"$build/$name.log"
    fi
    if grep -q "^$name: .* failed$" "$build/$name.log"; then
        grep "^$name: .* failed$" "$build/$name.log" | tail -n 1 >>"$log"
    else
        echo "$name: 1 passed, 0 failed" >>"$log"
    fi
}

part unit "$build/unit"
part cases tests/golden.sh "$build/bin/summarizer"
case $build in # sanitizers are slow, and hold memory back
*release) part stream tests/stream.sh "$build/bin/summarizer" build/hook.so \
    build/bench 5000 131072 ;;
*) part stream tests/stream.sh "$build/bin/summarizer" build/hook.so \
    build/bench 1000 ;;
esac
part system tests/system.sh "$build/bin/summarizer" build/hook.so
part cluster tests/cluster/run.sh "$build/bin/summarizer"
part layers tests/layers.sh
case $build in
*release)
    part hardening tests/hardening.sh "$build/bin/summarizer" \
        build/shared/libsummarizer.so.*
    part library tests/library.sh "$build" 7
    ;;
esac
part dist tests/dist.sh
part man tests/man.sh "$build/bin/summarizer" man/summarizer.1
awk '{ passed += $2; failed += $4 }
END { print passed " passed, " failed " failed"; exit failed > 0 }' "$log"
