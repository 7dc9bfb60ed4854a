"""Serve a built site on the loopback address, and build it again when a page changes."""

from __future__ import annotations

import time
from pathlib import Path

from browser.serving import start
from docsite import building, laying, places

LOOK_S = 1.0


def serve(work: Path, port: int) -> None:
    """Serve until Ctrl-C; a changed page is built again, and told."""
    server = start(work / "html", port)
    print(f"http://127.0.0.1:{server.server_port}/index.html (Ctrl-C ends it)", flush=True)
    seen = state()
    try:
        while True:
            time.sleep(LOOK_S)
            if (now := state()) == seen:
                continue
            seen = now
            try:
                print(f"built again in {building.build(work):.1f} s", flush=True)
            except (building.BuildError, laying.LinkError) as error:
                print(error, flush=True)
    except KeyboardInterrupt:
        print()
    finally:
        server.shutdown()


def state() -> dict[Path, int]:
    """Return when each page was last changed."""
    return {source: source.stat().st_mtime_ns for source in places.pages() if source.exists()}
