# Sourced by ./cerulean and ./test.sh: finds the .NET SDK and the Debian packages, builds under one lock.
# Expects $root (the repository). Everything it says goes to stderr; it never reads stdin.

project=$root/src/Cerulean.Cli
program=$project/bin/Release/net10.0/cerulean
stamp=$root/artifacts/cerulean.stamp

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=1
if [ -z "${HOME:-}" ]; then # dotnet and NuGet refuse to work without one
    export HOME=$root/artifacts/home
    mkdir -p "$HOME"
fi

stop() { printf '%s\n' "$@" >&2; exit 2; }

# Puts dotnet on PATH and tells the built program where its runtime is: a program looks at DOTNET_ROOT
# and at /usr/share/dotnet, never at PATH.
find_dotnet() {
    local found folder
    if ! found=$(command -v dotnet); then
        for folder in "${DOTNET_ROOT:-}" "$HOME/.dotnet" /usr/share/dotnet /usr/lib/dotnet; do
            [ -n "$folder" ] && [ -x "$folder/dotnet" ] && found=$folder/dotnet && PATH=$folder:$PATH && break
        done
    fi
    [ -n "$found" ] || stop "Cerulean needs the .NET 10 SDK, and there is no dotnet. Install it and try again:" \
        "  curl -sSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0"
    if [ -z "${DOTNET_ROOT:-}" ]; then
        found=$(readlink -f -- "$found")
        # A wrapper script (snap and the like) has no runtime beside it: then leave the search to the program.
        [ ! -d "${found%/*}/host/fxr" ] || export DOTNET_ROOT=${found%/*}
    fi
}

# `dotnet --version` honours global.json, so it answers exactly "is there an SDK that may build this".
need_sdk() {
    local answer
    answer=$(cd "$root" && dotnet --version 2>&1 </dev/null) || stop "No .NET SDK here satisfies $root/global.json:" "$answer"
}

# The native libraries, each with the Debian package that has it.
libraries=(libsqlite3.so.0 libhdf5_serial.so.103 libzstd.so.1)
packages=(libsqlite3-0 libhdf5-103-1 libzstd1)

# Sets missing to the packages whose library is not there. Most often no process is started.
find_missing() {
    missing=()
    local i listed=
    for i in "${!libraries[@]}"; do
        compgen -G "/usr/lib/*-linux-*/${libraries[i]}" >/dev/null || compgen -G "/usr/lib*/${libraries[i]}" >/dev/null && continue
        [ -n "$listed" ] || listed=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null || true)
        case $listed in *"${libraries[i]/_serial/}"*|*"${libraries[i]}"*) ;; *) missing+=("${packages[i]}") ;; esac
    done
}

# Installs the native libraries where that needs no password, else says what to type: one line for all of them.
need_libraries() {
    local -a missing=() as=()
    find_missing
    [ "${#missing[@]}" != 0 ] || return 0
    local line="apt-get install -y --no-install-recommends ${missing[*]}"
    if [ "$(id -u)" != 0 ]; then
        line="sudo $line"
        sudo -n true 2>/dev/null </dev/null || stop "Cerulean needs SQLite, HDF5 and zstd. Type this and try again:" "  $line"
        as=(sudo -n)
    fi
    command -v apt-get >/dev/null || stop "Cerulean needs ${libraries[*]}. Install SQLite, HDF5 (1.10) and zstd and try again."
    echo "Installing ${missing[*]} ..." >&2
    install_packages "${as[@]}" || { "${as[@]}" apt-get update -q && install_packages "${as[@]}"; } >&2 </dev/null || true
    local -a wanted=("${missing[@]}")
    find_missing
    [ "${#missing[@]}" = 0 ] || stop "Cerulean needs ${wanted[*]}, which could not be installed. Type this and try again:" "  $line"
}

install_packages() {
    "$@" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q -o DPkg::Lock::Timeout=300 \
        --no-install-recommends "${missing[@]}" >&2 </dev/null
}

# True when the program is older than anything it is built from. ctime and not mtime: it also moves when an
# older file is put in place, and that of a folder when a file is deleted or renamed. One process, a few ms.
# A file that is not there makes find fail, and that counts as a change too.
is_stale() {
    [ -x "$program" ] && [ -e "$stamp" ] || return 0
    local changed
    changed=$(find "$root/src" "$root/global.json" "$root/Directory.Build.props" "$root/Directory.Packages.props" \
        -type d \( -name bin -o -name obj \) -prune -o -cnewer "$stamp" -print -quit 2>&1) || return 0
    [ -n "$changed" ]
}

# build_locked TARGET [if-stale]: restore as the lock files say, build in Release, and stamp. One build at a time in a
# clone; who comes second waits. Build servers must not inherit the lock (they outlive us), hence 9>&-,
# nor keep our stderr open when it is a pipe, hence no servers at all.
build_locked() {
    mkdir -p "$root/artifacts"
    exec 9>"$root/artifacts/build.lock"
    flock 9
    if [ "${2:-}" != if-stale ] || is_stale; then
        need_sdk
        local folder
        for folder in "$root"/src/*/; do mkdir -p "$folder/bin" "$folder/obj"; done # or the build itself would touch the folders
        rm -f "$stamp"
        touch "$stamp.new" # before the build: what changes while it runs is newer
        # msbuild and not build: that one tells a success in five lines, however quiet it is to be.
        (cd "$root" && dotnet msbuild "$1" -restore -nologo -verbosity:quiet -nodeReuse:false -p:Configuration=Release \
            -p:RestoreLockedMode=true -p:UseSharedCompilation=false) >&2 </dev/null 9>&- || return 1
        mv "$stamp.new" "$stamp"
    fi
    exec 9>&-
}
