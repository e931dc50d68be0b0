# packages.sh: to be sourced.  need_packages NAME... installs the Debian packages that are missing,
# want_packages those that can be had.

build_packages="gcc libc6-dev meson ninja-build pkg-config libsqlite3-dev libpcre2-dev zlib1g-dev \
libarchive-dev libisal-dev libcurl4-openssl-dev tzdata"
# For the tests that want a real mail server or a real browser; without them those are skipped.
server_packages="postfix sasl2-bin libsasl2-modules openssl"
browser_packages="chromium"
# Packages that start a daemon, and its name.  Tests start their own.
daemons="clickhouse-server=clickhouse-server sasl2-bin=saslauthd"

# no_daemons PACKAGE...: ends the daemons that these packages have started, now and at the next boot.
no_daemons() {
    for package in "$@"; do
        for pair in $daemons; do
            [ "${pair%=*}" = "$package" ] || continue
            $root invoke-rc.d "${pair#*=}" stop >/dev/null 2>&1 || true
            $root update-rc.d "${pair#*=}" disable >/dev/null 2>&1 || true
        done
    done
}

need_packages() {
    if ! command -v dpkg-query >/dev/null; then
        echo "This is no Debian: please see to it that these are there, by whatever name: $*" >&2
        return 0
    fi
    missing=
    for package in "$@"; do
        case $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) in
        *' installed') ;;
        *) missing="$missing $package" ;;
        esac
    done
    [ -z "$missing" ] && return 0
    root=
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || {
            echo "Please install these as root, then run me again:$missing" >&2
            return 1
        }
        root=sudo
    fi
    echo "Installing:$missing" >&2
    install="$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends"
    # Package lists are fetched only when the ones at hand do not do.
    if ! $install $missing >/dev/null 2>&1; then
        $root apt-get update -q >/dev/null && $install $missing >/dev/null || {
            echo "apt-get could not install:$missing" >&2
            return 1
        }
    fi
    no_daemons $missing
}

# want_packages NAME...: the same for those that a distribution may not have; what needs them is
# skipped then.
want_packages() {
    for package in "$@"; do
        command -v "$package" >/dev/null && continue
        if apt-cache show "$package" >/dev/null 2>&1; then
            need_packages "$package" || echo "$package could not be installed: skipped" >&2
        else
            echo "$package is not in this distribution: skipped" >&2
        fi
    done
}
