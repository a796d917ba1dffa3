#!/bin/sh
# Builds and tests Recourse on Debian releases newer than the floor, each in a root of its own made of Debian's
# packages: Debian 13 (GTK 4.18, libadwaita 1.7) and testing, with every call that is deprecated there an error.
# ./dev test --newest calls it; it has to be root, for chroot and namespaces.
#
# Usage: newest.sh SOURCE WORK PACKAGES [OPTION of meson test…]
#
# WORK keeps a root and a build folder for each release; remove it to begin with today's packages.
# Environment: NEWEST_SUITES (trixie testing) says which releases.
set -eu

say () {
  echo "newest: $*"
}

die () {
  echo "newest: $*" >&2
  exit 1
}

# archive: where apt on this machine finds Debian; nothing where it does not say, and mmdebstrap knows by itself
archive () {
  # shellcheck disable=SC2016 # apt's own variables
  apt-get indextargets --format '$(LABEL)|$(COMPONENT)|$(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
    awk -F'|' '$1 == "Debian" && $2 == "main" { print $3; exit }'
}

# apt_options: what apt here was told about reaching the archive, in the syntax of its settings
apt_options () {
  for key in Check-Valid-Until Check-Date; do
    value=
    eval "$(apt-config shell value "Acquire::$key" 2>/dev/null)"
    [ -z "$value" ] || echo "Acquire::$key \"$value\";"
  done
}

# make_root SUITE ROOT: nothing where it stands already and is of the same packages
make_root () {
  stamp="$1 $packages"
  [ "$(cat "$2.stamp" 2>/dev/null)" != "$stamp" ] || return 0
  say "making a root of Debian $1"
  rm -rf "$2" "$2.stamp"
  apt_options >"$2.apt"
  # shellcheck disable=SC2016,SC2046,SC2086 # lists of words, and what mmdebstrap's shell expands
  mmdebstrap --mode=root --variant=apt --components=main --quiet --aptopt="$2.apt" \
    --aptopt='APT::Install-Recommends "false"' --aptopt='Acquire::Languages "none"' \
    --aptopt='Acquire::Retries "3"' --dpkgopt='path-exclude=/usr/share/doc/*' --include="$(echo $packages | tr ' ' ,)" \
    --customize-hook='chroot "$1" localedef -i de_DE -f UTF-8 de_DE.UTF-8' \
    "$1" "$2" $(archive) || die "there is no root of Debian $1; the lines above say why"
  echo "$stamp" >"$2.stamp"
}

# The inner half runs in namespaces of its own: no network, no process of ours that outlives it, no mount left.
enter () {
  root=$1 source=$2
  mkdir -p "$root/src" "$root/build"
  mount --bind "$source" "$root/src"
  mount -o remount,ro,bind "$root/src"
  mount -t proc proc "$root/proc" 2>/dev/null || mount --rbind /proc "$root/proc"
  mount --rbind /dev "$root/dev"
  mount -t tmpfs tmpfs "$root/run"
  shift 2
  exec chroot "$root" /usr/bin/env -i PATH=/usr/bin:/usr/sbin:/bin:/sbin HOME=/root LC_ALL=C.UTF-8 CI="${CI:-}" \
    sh -eu /src/tests/newest.sh --inside "$@"
}

inside () {
  # Debian renames nothing below the versions that meson asks for, so they are worth a line of the log.
  say "$(. /etc/os-release && echo "$PRETTY_NAME"): GTK $(pkg-config --modversion gtk4)," \
    "libadwaita $(pkg-config --modversion libadwaita-1), GLib $(pkg-config --modversion glib-2.0)"
  [ -f /build/build.ninja ] || meson setup /build /src -Dc_args=-Werror=deprecated-declarations
  ninja -C /build -k 0 --quiet
  rm -f /build/meson-logs/testlog.json
  result=0
  meson test -C /build --no-rebuild --print-errorlogs --timeout-multiplier 4 "$@" || result=1
  PYTHONDONTWRITEBYTECODE=1 python3 /src/tests/tally.py /build/meson-logs/testlog.json || result=1
  return $result
}

case ${1:-} in
  --enter) shift; enter "$@" ;;
  --inside) shift; inside "$@"; exit ;;
esac

[ "$(id -u)" = 0 ] || die "has to be root"
command -v mmdebstrap >/dev/null || die "needs mmdebstrap to make roots of Debian; install it"
source=$1 work=$2 packages=$3
shift 3
mkdir -p "$work"
passed=0 failed=0
for suite in ${NEWEST_SUITES:-trixie testing}; do
  make_root "$suite" "$work/$suite"
  unshare --mount --net --ipc --pid --fork --kill-child \
    sh "$source/tests/newest.sh" --enter "$work/$suite" "$source" "$@" >"$work/$suite.log" 2>&1 || :
  cat "$work/$suite.log"
  tally=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$work/$suite.log" | tail -n 1)
  [ -n "$tally" ] || tally='0 passed, 1 failed'
  say "Debian $suite: $tally"
  passed=$((passed + ${tally%% *}))
  tally=${tally#*, }
  failed=$((failed + ${tally%% *}))
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
