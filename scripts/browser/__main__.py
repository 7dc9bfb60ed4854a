"""Lay the chat page of examples/browser_chat into build/chat, and serve it together with the built-in server.

python scripts/browser                # until Ctrl-C
python scripts/browser --build-only   # build/chat is then a folder for any web host
python scripts/browser --page talk    # the page of examples/talking_page, in build/talk
"""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "server"))  # where `wherry_server` is a package
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # where `browser` is one

from browser import page, serving
from browser.runtime import ROOT, RuntimeMissingError


def main() -> int:
    parser = argparse.ArgumentParser(prog="browser", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--page", choices=("chat", "talk"), default="chat", help="which one (default: chat)")
    parser.add_argument("--live", action="store_true", help="talk with the real service, with OPENAI_API_KEY")
    parser.add_argument("--build-only", action="store_true", help="build and end")
    parser.add_argument("--port", type=int, default=8000, help="of the page (default: %(default)s; 0: any free port)")
    parser.add_argument("--out", type=Path, help="where (default: build/chat, or build/talk)")
    parser.add_argument("--words", type=int, default=60, help="how long the answers are (default: %(default)s)")
    parser.add_argument(
        "--faults", default="drip=40", help="how the answers come; make server ARGS=--help lists all (default: drip=40)"
    )
    options = parser.parse_args()
    begun, out, talks = time.monotonic(), options.out or ROOT / "build" / options.page, options.page == "talk"
    try:
        size = page.lay(out, page.TALK if talks else page.PAGE)
    except (RuntimeMissingError, FileExistsError) as error:
        print(f"{options.page}: {error}", file=sys.stderr)
        return 1
    print(f"{out}: {size / 1e6:.1f} MB, in {time.monotonic() - begun:.1f} s", flush=True)
    if options.build_only:
        return 0
    if talks:
        return talk(out, options.port, options.words, live=options.live)
    return serve(out, options.port, options.words, options.faults)


def talk(folder: Path, port: int, words: int, *, live: bool) -> int:
    """Start the server of the page that one talks to, until Ctrl-C: with the built-in server behind it, or the real service."""
    import wherry_server

    signal.signal(signal.SIGTERM, signal.default_int_handler)
    environment = dict(os.environ)
    with contextlib.ExitStack() as stack:
        if not live:
            api = stack.enter_context(wherry_server.serve(words=words))
            environment |= {"OPENAI_BASE_URL": api.url, "OPENAI_API_KEY": page.KEY}
        command = [sys.executable, str(page.TALK / "server.py"), str(port), str(folder)]
        running = stack.enter_context(subprocess.Popen(command, env=environment))
        try:
            return running.wait()
        except KeyboardInterrupt:
            print()
            return 0
        finally:
            running.terminate()


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
