#!/bin/sh
# Every command of tests/cases under valgrind's memcheck, and what they
# print:  tests/valgrind.sh PROGRAM
# PROGRAM is built without the sandbox, which leaves valgrind no calls of
# its own.  An error is a byte that is not ours or not set, and memory that
# nothing points to any more.  All of them take half an hour on one busy
# processor, most of it in the batch cases: for the night, not for each
# change.  NAMES=WORD: the cases with it in their names.
set -u
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
top=$(cd "$(dirname "$0")/.." && pwd)
if ! command -v valgrind >/dev/null; then
    echo "valgrind: 0 passed, 0 failed (no valgrind here)"
    exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/said"
# Processes that it forks are looked at, too; a file for each.
cat >"$work/bin/summarizer" <<EOF
#!/bin/sh
exec valgrind -q --leak-check=full --errors-for-leak-kinds=definite \\
    --show-leak-kinds=definite --error-exitcode=97 \\
    --log-file="$work/said/%p" "$program" "\$@"
EOF
chmod +x "$work/bin/summarizer"

# Cases where the clock decides: valgrind is thirty times as slow.
slow='batch-hostile batch-progress'

one() { # NAME
    case " $slow " in *" $1 "*)
        "$top/tests/golden.sh" --only "$1" "$work/bin/summarizer" \
            >"$work/diff" 2>&1 ;;
    *)
        "$top/tests/golden.sh" --only "$1" "$work/bin/summarizer" \
            >"$work/diff" 2>&1 || { cat "$work/diff"; return 1; } ;;
    esac
    find "$work/said" -type f -size +0 -exec cat {} + >"$work/errors"
    rm -f "$work/said"/*
    [ ! -s "$work/errors" ] || { head -n 60 "$work/errors"; return 1; }
}

# Cases that close descriptors and limit files, which valgrind has, too: it
# writes its own words there.
own='system-closed system-files system-output'

passed=0 failed=0
for dir in "$top/tests/cases/"*"${NAMES:-}"*/; do
    case " $own " in *" $(basename "$dir") "*) continue ;; esac
    if one "$(basename "$dir")"; then
        passed=$((passed + 1))
    else
        echo "FAILED case $(basename "$dir")"
        failed=$((failed + 1))
    fi
done
echo "valgrind: $passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
