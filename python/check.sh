#!/usr/bin/env bash
# Builds the Python package and tries it: format, clippy, licences, pytest, mypy and
# stubtest. What it installs and compiles is kept in the user's cache, so that it is quick
# when repeated. Needs Python 3.11 or later for the libraries that it tries it with.
#
# DETENTE=path/to/detente: the tests ask that program the same questions as well.
set -euo pipefail
cd "$(dirname "$0")"

cache="${XDG_CACHE_HOME:-$HOME/.cache}/detente"
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$cache/target}"
export PATH="$cache/tools/bin:$PATH"
venv="$cache/venv"
wheels="$CARGO_TARGET_DIR/wheels-check"

step() { printf '\n== Python: %s\n' "$*"; }

step "Format and clippy"
cargo fmt --check
cargo clippy --locked --quiet -- -D warnings

if command -v cargo-deny >/dev/null; then
    step "Licences and sources"
    cargo deny --locked --log-level error --config ../deny.toml check licenses sources
fi

# A venv of its own, made anew when what stands in it changes.
wanted=$(cat requirements-check.txt <(python3 --version) | sha256sum)
if [ "$(cat "$venv/wanted" 2>/dev/null)" != "$wanted" ]; then
    step "Installing what it is tried with"
    rm -rf "$venv"
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check -r requirements-check.txt
    echo "$wanted" >"$venv/wanted"
fi

step "Wheel"
# Not optimised, with the checks that release builds leave out, and with dependencies
# that the core's own tests have compiled already.
rm -rf "$wheels"
"$venv/bin/maturin" build --quiet --locked --strip --compatibility linux --profile dev \
    --interpreter "$venv/bin/python" --out "$wheels"
"$venv/bin/pip" install --quiet --disable-pip-version-check --no-deps --force-reinstall \
    "$wheels"/*.whl
ls -l "$wheels" | awk 'NF > 8 { print $9 ": " $5 " bytes" }'

# From here on outside of this folder, so that what is tried is what was installed.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/python" "$work/assets"
cp -r tests examples README.md pyproject.toml "$work/python"
cp -r ../assets/dossiers "$work/assets"
cd "$work/python"

step "Tests"
"$venv/bin/python" -m pytest -p no:cacheprovider

step "Types"
"$venv/bin/python" -m mypy --config-file pyproject.toml --cache-dir "$cache/mypy" tests examples
"$venv/bin/python" -m mypy --config-file pyproject.toml --cache-dir "$cache/mypy" -p detente
"$venv/bin/python" -m mypy.stubtest --mypy-config-file pyproject.toml detente._detente
