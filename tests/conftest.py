"""Where the tests find what they test: the workshop (`import pipeline`) and the generated package (`import wherry`)."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# The wheel is tested with the same tests: where an installed `wherry` has to be the one that is met, it already is.
for folder in ("scripts", "generated"):
    if (ROOT / folder).is_dir() and str(ROOT / folder) not in sys.path:
        sys.path.insert(0, str(ROOT / folder))

# How long an example takes depends on what else the machine does, so no example has a deadline.
with suppress(ImportError):  # the environment of tests/peers has no Hypothesis
    from hypothesis import settings

    settings.register_profile("wherry", parent=settings(), deadline=None)
    settings.load_profile("wherry")
