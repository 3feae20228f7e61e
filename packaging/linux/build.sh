#!/usr/bin/env bash
# Makes the Debian package; arguments go to cargo-deb. Wants cargo-deb and rsvg-convert (librsvg2-bin).
set -euo pipefail
cd "$(dirname "$0")/../.."

cargo build --locked --profile dist
rm -rf packaging/linux/made
packaging/linux/tree.sh "${CARGO_TARGET_DIR:-target}/dist/detente" packaging/linux/made
cargo deb --locked --no-build --profile dist "$@"
