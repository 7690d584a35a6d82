# Shared by ./run and ./test: installs packages.txt and builds what runs in the browser. To be sourced from the root of the project.
mkdir -p build

# install_packages PART...: what is missing of the parts of packages.txt, by apt, as root or with sudo.
install_packages() {
    local part wanted=() line name
    for part in "$@"; do
        while read -r line; do
            case "$line" in
                '' | '#'*) ;;
                '? '*) set -- $line; command -v "$2" > /dev/null || wanted+=("$3") ;;
                *) wanted+=("$line") ;;
            esac
        done < <(sed -n "/^\[$part\]/,/^\[/{/^\[/d;p}" packages.txt)
    done
    local missing=()
    for name in "${wanted[@]}"; do
        dpkg-query -W -f='${Status}' "$name" 2> /dev/null | grep -q 'ok installed' || missing+=("$name")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    local as_root=()
    if [ "$(id -u)" != 0 ]; then as_root=(sudo); fi
    echo "Installing: ${missing[*]}"
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" > build/apt.log 2>&1 ||
        { tail -n 20 build/apt.log; return 1; }
}

# build_web: the browser's packages by npm (lock file), bundled by esbuild into build/web; nothing to do where the sources are unchanged.
build_web() {
    [ -f web/package.json ] || return 0
    (cd web && { [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --no-audit --no-fund --loglevel=error; } && npm run --silent build)
}

# configure PRESET: cmake's answer is shown where it fails. A folder that another compiler made is begun anew: cmake would go on without what
# the preset says.
configure() {
    local fresh=()
    grep -qs '^CMAKE_CXX_COMPILER:[A-Z]*=.*clang++-19$' "build/$1/CMakeCache.txt" || fresh=(--fresh)
    cmake --preset "$1" "${fresh[@]}" > build/configure.log || { cat build/configure.log; return 1; }
}
