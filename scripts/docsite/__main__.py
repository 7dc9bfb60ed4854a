"""Build the site of the documentation and serve it on this machine.

python scripts/docsite                # build, serve, and build again when a page changes
python scripts/docsite --build-only
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # where `docsite` is a package

from docsite import building, laying, serving
from docsite.places import ROOT


def main() -> int:
    parser = argparse.ArgumentParser(prog="docsite", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--build-only", action="store_true", help="build and end")
    parser.add_argument(
        "--port", type=int, default=8000, help="where to serve (default: %(default)s; 0: any free port)"
    )
    parser.add_argument(
        "--out", type=Path, default=ROOT / "build/docs", help="the folder to build in (default: build/docs)"
    )
    options = parser.parse_args()
    try:
        took = building.build(options.out.resolve())
    except (building.BuildError, laying.LinkError) as error:
        print(f"docsite: {error}", file=sys.stderr)
        return 1
    pages = sum(1 for _ in (options.out / "html").rglob("*.html"))
    sizes = [path.stat().st_size for path in (options.out / "html").rglob("*") if path.is_file()]
    print(f"{pages} pages in {options.out / 'html'}, {sum(sizes) / 1e6:.0f} MB, in {took:.1f} s", flush=True)
    if not options.build_only:
        serving.serve(options.out.resolve(), options.port)
    return 0


if __name__ == "__main__":
    sys.exit(main())
