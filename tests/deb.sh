#!/bin/sh
# Debian's packages of the last commit, in FOLDER, and lintian's word.  They
# are built from what the tarball holds, beside the working tree, and their
# tests are run.
#
#   tests/deb.sh FOLDER          build
#   tests/deb.sh --again FOLDER  and again in another folder, umask, time zone
#                                and locale: the same bytes
set -u
. "$(dirname "$0")/tally.sh"
again=
[ "$1" != --again ] || { again=yes; shift; }
folder=$1
cd "$(dirname "$0")/.." || exit 1
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
name=summarizer-$(sed -n 's/^VERSION *= *//p' Makefile)

build() { # FOLDER: from nothing
    rm -rf "$1" && mkdir -p "$1" &&
        tar -xzf "$tmp/$name.tar.gz" -C "$1" || return
    (
        # Nothing of the make that calls this, nor of its flavour.
        unset MAKEFLAGS MAKELEVEL MFLAGS FLAVOUR CC
        cd "$1/$name" && dpkg-buildpackage -us -uc -j2
    ) >"$1/build.log" 2>&1 || { tail -n 60 "$1/build.log"; return 1; }
}

same() { # every package, and the source, byte for byte
    for file in "$folder"/*.deb "$folder"/*.dsc "$folder"/*.tar.xz; do
        cmp "$file" "$tmp/again/${file##*/}" || return
    done
}

again() { # without the tests, which are no part of them
    umask 027
    TZ=Asia/Tokyo LC_ALL=C.UTF-8 DEB_BUILD_OPTIONS=nocheck \
        build "$tmp/again"
}

make -s dist DIST="$tmp/$name.tar.gz" && build "$folder" || exit 1
(cd "$folder" && ls -l ./*.deb)
holds "lintian has no word against them" \
    lintian --allow-root --fail-on error,warning "$folder"/*.changes
if [ -n "$again" ]; then
    # In a shell of its own, which keeps the umask.
    holds "they are built again" eval '(again)'
    holds "and are the same, byte for byte" same
fi
tally deb
