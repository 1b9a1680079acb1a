#!/bin/sh
# The source as strangers get it.
#
#   tests/dist.sh          one version everywhere; the same tarball from
#                          another clone, umask, time zone and locale
#   tests/dist.sh --whole  also unpacks it where there is no git, builds and
#                          tests it, installs and removes it
set -u
. "$(dirname "$0")/tally.sh"
cd "$(dirname "$0")/.." || exit 1
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
version=$(sed -n 's/^VERSION *= *//p' Makefile)
name=summarizer-$version

closing() {
    tally dist
    exit
}

newest() { # the version of the first heading of CHANGELOG.md
    test "$(sed -n 's/^## \([^ ]*\).*/\1/p' CHANGELOG.md | head -n 1)" = "$version"
}
packaged() {
    test "$(sed -n '1s/.*(\(.*\)).*/\1/p' debian/changelog)" = "$version"
}
holds "CHANGELOG.md begins with version $version" newest
holds "debian/changelog begins with version $version" packaged

# A tarball holds what is committed; without git there is none to make.
[ -e .git ] && git rev-parse -q --verify HEAD >/dev/null 2>&1 || closing
make -s dist DIST="$tmp/here.tar.gz" || exit 1
git clone -q . "$tmp/a clone" || exit 1
(
    cd "$tmp/a clone" || exit
    umask 077
    TZ=Asia/Tokyo LC_ALL=C.UTF-8 make -s dist DIST="$tmp/there.tar.gz"
)
holds "the tarball is the same from another clone" \
    cmp "$tmp/here.tar.gz" "$tmp/there.tar.gz"
tar -tzf "$tmp/here.tar.gz" | grep -v '/$' | sed "s|^$name/||" | sort >"$tmp/packed"
git ls-tree -r --name-only HEAD | sort >"$tmp/committed"
holds "it holds all that is committed and nothing else" \
    cmp "$tmp/packed" "$tmp/committed"
[ "${1:-}" = --whole ] || closing

# A git that fails stands in the place of none.
mkdir "$tmp/bin" "$tmp/root"
printf '#!/bin/sh\necho "$*" >>"%s/asked"\nexit 1\n' "$tmp" >"$tmp/bin/git"
chmod +x "$tmp/bin/git"
PATH=$tmp/bin:$PATH
tar -xzf "$tmp/here.tar.gz" -C "$tmp" && cd "$tmp/$name" || exit 1
find . -type f | sort >"$tmp/before"
holds "it builds" make -s all
holds "its tests pass" make -s check
holds "it installs" make -s install DESTDIR="$tmp/root" PREFIX=/usr
"$tmp/root/usr/bin/summarizer" -V >"$tmp/said"
holds "what is installed says its version" \
    grep -Fqx "summarizer $version" "$tmp/said"
find "$tmp/root" ! -type d | sed "s|^$tmp/root||" | sort
make -s uninstall DESTDIR="$tmp/root" PREFIX=/usr
find "$tmp/root" ! -type d >"$tmp/left"
find "$tmp/root" -name '*summarizer*' >>"$tmp/left"
cat "$tmp/left"
holds "nothing is left of it when it is removed" test ! -s "$tmp/left"
make -s clean
find . -type f | sort >"$tmp/after"
holds "building leaves nothing outside build/" cmp "$tmp/before" "$tmp/after"
closing
