#!/bin/sh
# A stranger's machine: a minimal Debian in a folder of its own.
#
#   tests/chroot.sh DEBS BASE       install the packages of DEBS with apt, run
#                                   their tests, purge them: nothing is left
#   tests/chroot.sh --source BASE   unpack the tarball and do what the README
#                                   says: make deps demo, make deps check
#
# BASE keeps the bare system for the next time.  Needs root, debootstrap and
# Debian's mirror; says so and passes where they are not.
set -u
source=
[ "$1" != --source ] || { source=yes; shift; }
[ -n "$source" ] || { debs=$(cd "$1" && pwd) || exit; shift; }
base=$1
cd "$(dirname "$0")/.." || exit 1
for word in debootstrap chroot; do
    command -v "$word" >/dev/null || missing=$word
done
[ "$(id -u)" -eq 0 ] || missing=root
[ -z "${missing:-}" ] || { echo "chroot: skipped, no $missing"; exit 0; }

tmp=$(mktemp -d)
root=$tmp/root
passed=0 failed=0
version=$(sed -n 's/^VERSION *= *//p' Makefile)

leave() {
    umount "$root/dev/pts" "$root/proc" 2>/dev/null
    rm -rf --one-file-system "$tmp"
}
trap leave EXIT
trap 'exit 1' HUP INT TERM

holds() { # WHAT COMMAND...: silent when it does
    what=$1
    shift
    if "$@" >"$tmp/log" 2>&1; then
        passed=$((passed + 1))
        echo "ok: $what"
    else
        echo "FAILED: $what"
        tail -n 40 "$tmp/log"
        failed=$((failed + 1))
    fi
}

inside() { # COMMAND...
    chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
        LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
}
user() { # COMMAND...: as nobody, from the unpacked source
    chroot --userspec=nobody:nogroup "$root" env -i PATH=/usr/bin:/bin \
        LC_ALL=C.UTF-8 HOME=/tmp sh -c 'cd /src && exec "$@"' sh "$@"
}
get() { inside apt-get -q -y --no-install-recommends "$@"; }

begin() { # a bare Debian at $root, with the source in /src
    . /etc/os-release
    if [ ! -e "$base/done" ]; then
        rm -rf "$base" && mkdir -p "$base" &&
            debootstrap --variant=minbase "$VERSION_CODENAME" "$base/root" \
                >"$base/log" 2>&1 &&
            touch "$base/done" || { tail -n 20 "$base/log"; return 1; }
    fi
    cp -a "$base/root" "$root" && cp /etc/resolv.conf "$root/etc/" &&
        mount -t proc proc "$root/proc" &&
        mount -t devpts -o newinstance,ptmxmode=0666,mode=620 \
            devpts "$root/dev/pts" &&
        ln -sf pts/ptmx "$root/dev/ptmx" &&
        get update >/dev/null || return
    make -s dist DIST="$tmp/source.tar.gz" &&
        tar -xzf "$tmp/source.tar.gz" -C "$root" &&
        mv "$root/summarizer-$version" "$root/src"
}

# All but what apt and man keep of their own: lists, caches, logs.
files() {
    (cd "$root" && find . -xdev \( -path ./proc -o -path ./dev -o -path ./sys \
        -o -path ./tmp -o -path ./src -o -path ./debs -o -path ./var/cache \
        -o -path ./var/log -o -path ./var/lib/apt \) -prune -o -print) | sort
}

packages() {
    # What the tests need is there before and stays.
    get install man-db gcc libc6-dev pkg-config >"$tmp/log" 2>&1 ||
        { tail "$tmp/log"; return 1; }
    mkdir "$root/debs" && cp "$debs"/*.deb "$root/debs/" &&
        rm -f "$root"/debs/*-dbgsym_*
    files >"$tmp/before"
    holds "apt installs the packages" \
        get install $(cd "$root" && ls ./debs/*.deb | sed 's|^\.||')
    files >"$tmp/with"
    for test in debian/tests/*; do
        [ -x "$test" ] && holds "$test" user "$test"
    done
    holds "the demo's summary" user sh -c \
        'summarizer -n 3 corpus/articles/troops-capital.txt | grep -q .'
    holds "its briefing" user sh -c 'summarizer -b -o /tmp/briefing.html \
        corpus/articles/troops-capital.txt corpus/articles/troops-wire.html &&
        grep -q "</html>" /tmp/briefing.html'
    holds "apt purges them" get purge 'summarizer' 'libsummarizer*'
    holds "and what came with them" get autoremove --purge
    files >"$tmp/after"
    holds "$(comm -13 "$tmp/before" "$tmp/with" | wc -l) files came, none is left" \
        diff "$tmp/before" "$tmp/after"
}

newcomer() {
    get install make >"$tmp/log" 2>&1 || { tail "$tmp/log"; return 1; }
    holds "make deps demo" inside sh -c 'cd /src && make deps demo'
    holds "the briefing is where it says" \
        grep -q '</html>' "$root/src/build/demo/briefing.html"
    holds "make deps check" inside sh -c 'cd /src && make deps check'
    grep -E ' passed, ' "$tmp/log" | tail -n 1
}

begin || exit 1
if [ -n "$source" ]; then newcomer; else packages; fi
echo "chroot: $passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
