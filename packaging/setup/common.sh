# shellcheck shell=bash
# Sourced by packaging/run and packaging/test. Everything here talks on stderr: stdout belongs to the program.

setup_dir=$(dirname "${BASH_SOURCE[0]}")
root_dir=$(cd "$setup_dir/../.." && pwd)
cache_dir=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/lunette

say() { printf 'lunette: %s\n' "$*" >&2; }

die() {
    say "$@"
    exit 1
}

# The names in a list of packages, without comments.
names_of() { sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$@"; }

# Usage: install_packages LIST... ; says what is missing and installs it through apt.
install_packages() {
    local missing
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        require_tools
        return
    fi
    missing=$(comm -23 <(names_of "$@" | sort -u) \
        <(names_of "$@" | xargs dpkg-query -W -f='${db:Status-Abbrev} ${Package}\n' 2>/dev/null |
            sed -n 's/^ii *//p' | sort -u))
    if [ -z "$missing" ]; then
        return
    fi
    say "these Debian packages are missing and are installed now:"
    printf '%s\n' "$missing" | xargs | fold -s -w 100 | sed 's/^/    /' >&2
    local as_root=()
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null ||
            die "installing needs root, and sudo is not here: as root run 'apt-get install ${missing//$'\n'/ }', then run this again."
        as_root=(sudo)
    fi
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q update >&2 ||
        die "apt could not refresh its lists: check the network connection, then run this again."
    # shellcheck disable=SC2086 # one word a package
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install $missing >&2 ||
        die "apt could not install the packages (its message is above); this set-up is written for Debian 12."
}

# On systems without apt: the tools have to be there already.
require_tools() {
    local tool
    for tool in c++ cmake ninja pkg-config python3 unzip; do
        command -v "$tool" >/dev/null ||
            die "'$tool' is missing and this system has no apt: install it and the libraries named in packaging/setup/packages.txt."
    done
}

has_nvidia_driver() { [ -e /proc/driver/nvidia/version ] || [ -e /usr/lib/wsl/lib/libcuda.so.1 ]; }

# Usage: fetch_libtorch cpu|cuda ; fills the cache folder once, under a lock, and names the result complete at the very end.
fetch_libtorch() {
    local want=$1 target=$cache_dir/libtorch-2.11.0
    if [ -n "${LUNETTE_TORCH_ROOT:-}" ]; then
        [ -e "$LUNETTE_TORCH_ROOT/lib/libtorch_cpu.so" ] ||
            die "LUNETTE_TORCH_ROOT is '$LUNETTE_TORCH_ROOT', but there is no lib/libtorch_cpu.so in it: correct it or unset it."
        return
    fi
    if [ -e "$target/complete-$want" ] || [ -e "$target/complete-cuda" ]; then
        return
    fi
    [ "$(uname -s)-$(uname -m)" = Linux-x86_64 ] ||
        die "LibTorch is fetched for Linux on x86_64 only; this is $(uname -s) on $(uname -m). Point LUNETTE_TORCH_ROOT to a LibTorch 2.11.0 for it."
    mkdir -p "$cache_dir" || die "the cache folder '$cache_dir' cannot be made: set XDG_CACHE_HOME to a folder that can be written."
    exec 9>"$cache_dir/lock"
    flock -n 9 || { say "another set-up is fetching LibTorch; waiting for it..." && flock 9; }
    if [ ! -e "$target/complete-$want" ]; then
        download_wheels "$want"
        unpack_wheels "$want" "$target"
    fi
    exec 9>&-
}

# Wheels that are there already are checked and kept, so an interrupted set-up goes on where it stopped.
download_wheels() {
    local want=$1 line name log=$cache_dir/download.log lists=("$setup_dir/libtorch-cpu.txt") need_mb=2200
    if [ "$want" = cuda ]; then
        lists+=("$setup_dir/libtorch-cuda.txt")
        need_mb=9000
    fi
    local free_mb
    free_mb=$(df -Pm "$cache_dir" | awk 'NR == 2 { print $4 }')
    [ "$free_mb" -ge "$need_mb" ] ||
        die "LibTorch needs $need_mb MB for a moment and '$cache_dir' has $free_mb MB: make room, or set XDG_CACHE_HOME to another disk."
    local python=/usr/bin/python3
    [ -x "$python" ] || python=python3
    local platforms=() minor
    for minor in $(seq 28 -1 5); do platforms+=(--platform "manylinux_2_${minor}_x86_64"); done
    platforms+=(--platform manylinux2014_x86_64)
    local total count=0
    total=$(names_of "${lists[@]}" | wc -l)
    while read -r line; do
        name=${line%% *}
        count=$((count + 1))
        say "fetching $name ($count of $total)"
        printf '%s\n' "$line" >"$cache_dir/wanted.txt"
        mkdir -p "$cache_dir/tmp" "$cache_dir/wheels"
        TMPDIR=$cache_dir/tmp "$python" -m pip download --disable-pip-version-check --no-cache-dir --no-deps --require-hashes \
            --only-binary=:all: --python-version 311 --implementation cp --abi cp311 --abi abi3 --abi none "${platforms[@]}" \
            --dest "$cache_dir/wheels" --requirement "$cache_dir/wanted.txt" 2>&1 </dev/null | tee "$log" >&2
        [ "${PIPESTATUS[0]}" = 0 ] || explain_download "$log" "$name"
    done < <(names_of "${lists[@]}")
    rm -rf "$log" "$cache_dir/wanted.txt" "$cache_dir/tmp"
}

explain_download() {
    local log=$1 name=$2
    if grep -q 'DO NOT MATCH THE HASHES' "$log"; then
        rm -rf "$cache_dir/wheels"
        die "$name came with another content than the one that is pinned, so it was thrown away: run this again; if it stays so, tell the project."
    elif grep -q 'No space left' "$log"; then
        die "the disk of '$cache_dir' is full: make room, or set XDG_CACHE_HOME to another disk, then run this again."
    elif grep -q 'No module named pip' "$log"; then
        die "python3 has no pip, which fetches LibTorch: install python3-pip, or point LUNETTE_TORCH_ROOT to a LibTorch 2.11.0."
    fi
    die "$name could not be fetched: check the network connection, then run this again (what is fetched already is kept)."
}

unpack_wheels() {
    local want=$1 target=$2 new=$2.new wheel
    say "unpacking LibTorch"
    rm -rf "$new"
    mkdir -p "$new"
    local wanted=('torch/include/*' torch/lib/libc10.so torch/lib/libtorch_cpu.so 'torch/lib/libgomp*'
        nvidia/cu13/lib/libcudart.so.13 nvidia/cu13/lib/libcupti.so.13 '*.dist-info/licenses/*' '*.dist-info/METADATA')
    if [ "$want" = cuda ]; then
        wanted+=('torch/lib/libtorch_cuda*' torch/lib/libc10_cuda.so torch/lib/libcaffe2_nvrtc.so torch/lib/libtorch_nvshmem.so
            'nvidia/*/lib/*.so*')
    fi
    for wheel in "$cache_dir"/wheels/*.whl; do
        # unzip answers 11 when a wheel has none of the wanted names.
        unzip -q -o "$wheel" "${wanted[@]}" -d "$new" 2>/dev/null || [ $? = 11 ] ||
            die "'$wheel' could not be unpacked: is the disk full? Make room and run this again."
    done
    [[ -e $new/torch/lib/libtorch_cpu.so && -e $new/nvidia/cu13/lib/libcudart.so.13 ]] ||
        die "the unpacked LibTorch is not complete: remove '$cache_dir/wheels' and run this again."
    touch "$new/complete-cpu" "$new/complete-$want"
    rm -rf "$target.old"
    if [ -e "$target" ]; then mv "$target" "$target.old"; fi
    mv "$new" "$target"
    rm -rf "$target.old" "$cache_dir/wheels"
}

# Usage: build_lunette TARGET... ; configures once (the build configures itself again when needed) and builds.
build_lunette() {
    cd "$root_dir" || exit 1
    if [ ! -e build/release/build.ninja ]; then
        say "configuring (build/release)"
        cmake --preset release >&2 || die "the configuration stopped: the lines above say what is missing."
    fi
    if ! cmake --build --preset release --target "$@" >&2; then
        die "the build stopped: the lines above say where."
    fi
}

# Usage: set_up LIST... ; packages and LibTorch. `cuda` says yes, no or auto.
set_up() {
    install_packages "$@"
    if [ "${cuda:-auto}" = yes ]; then
        fetch_libtorch cuda
        return
    fi
    if [ "${cuda:-auto}" = auto ] && has_nvidia_driver; then
        (fetch_libtorch cuda) && return
        say "going on without the CUDA part of LibTorch (--no-cuda leaves it out from the start)."
    fi
    fetch_libtorch cpu
}
