"""Build the site: Markdown laid together, HTML by Zensical, and what stands beside the HTML."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from browser.runtime import RuntimeMissingError
from docsite import laying, running, searching, settings, texts
from docsite.places import ROOT

ENVIRONMENT = ROOT / "build/site"


class BuildError(Exception):
    """The generator failed, or had something to say; the text is its output."""


def build(work: Path, *, environment: Path = ENVIRONMENT) -> float:
    """Build the whole site into `work/html`, from `work/docs`; both are emptied first. Return how many seconds that took.

    Raises BuildError if Zensical warns of anything, and LinkError if a page links to a file that is not there.
    """
    start = time.monotonic()
    site = work / "html"
    shutil.rmtree(site, ignore_errors=True)
    laid = laying.lay(work / "docs")
    settings.write(work / "mkdocs.yml", laid)
    program = environment / ("Scripts/zensical.exe" if sys.platform == "win32" else "bin/zensical")
    command = [str(program), "build", "--clean", "--strict", "--config-file", str(work / "mkdocs.yml")]
    environ = {**os.environ, "NO_COLOR": "1"}
    ended = subprocess.run(command, cwd=work, env=environ, capture_output=True, text=True, timeout=300, check=False)
    said = ended.stdout + ended.stderr
    if ended.returncode or "arning" in said:
        raise BuildError(said)
    texts.put_beside(site, laid)
    try:
        searching.put_in(site)
        running.put_beside(site)
    except (RuntimeMissingError, ValueError) as error:
        raise BuildError(str(error)) from error
    return time.monotonic() - start
