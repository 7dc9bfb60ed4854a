"""Lay the chat page of examples/browser_chat into build/chat, and serve it together with the built-in server.

python scripts/browser                # until Ctrl-C
python scripts/browser --build-only   # build/chat is then a folder for any web host
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "server"))  # where `wherry_server` is a package
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # where `browser` is one

from browser import page, serving
from browser.runtime import ROOT, RuntimeMissingError


def main() -> int:
    parser = argparse.ArgumentParser(prog="browser", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--build-only", action="store_true", help="build and end")
    parser.add_argument("--port", type=int, default=8000, help="of the page (default: %(default)s; 0: any free port)")
    parser.add_argument("--out", type=Path, default=ROOT / "build/chat", help="where (default: build/chat)")
    parser.add_argument("--words", type=int, default=60, help="how long the answers are (default: %(default)s)")
    parser.add_argument(
        "--faults", default="drip=40", help="how the answers come; make server ARGS=--help lists all (default: drip=40)"
    )
    options = parser.parse_args()
    begun = time.monotonic()
    try:
        size = page.lay(options.out)
    except (RuntimeMissingError, FileExistsError) as error:
        print(f"chat: {error}", file=sys.stderr)
        return 1
    print(f"{options.out}: {size / 1e6:.1f} MB, in {time.monotonic() - begun:.1f} s", flush=True)
    return 0 if options.build_only else serve(options.out, options.port, options.words, options.faults)


def serve(folder: Path, port: int, words: int, faults: str) -> int:
    """Serve the page and the API until Ctrl-C, or until somebody ends this process."""
    import wherry_server

    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with wherry_server.serve(cors=True, words=words, faults=faults) as api:
        try:
            files = serving.start(folder, port, {"/settings.js": page.settings(api.url)})
        except OSError as error:
            print(f'chat: port {port}: {error.strerror}; take another one: ARGS="--port 0"', file=sys.stderr)
            return 1
        print(f"http://127.0.0.1:{files.server_port}/ (Ctrl-C ends it)", flush=True)
        try:
            signal.pause()
        except KeyboardInterrupt:
            print()
        finally:
            files.shutdown()
            files.server_close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
