"""How the package says that something of its own goes away."""

from __future__ import annotations

import re

import pytest

from wherry._runtime.base.deprecating import deprecated_here


@pytest.mark.parametrize(("instead", "more"), [("Client(boat=)", "; use Client(boat=)"), ("", "")])
def test_the_warning_says_what_to_do(instead: str, more: str) -> None:
    """It is a DeprecationWarning at the line of the user, with both versions and what to use instead."""
    said = f"Client(ferry=) is deprecated since version 0.3.0 and goes away in 0.4.0{more}"
    with pytest.warns(DeprecationWarning, match=f"^{re.escape(said)}$") as caught:
        deprecated_here("Client(ferry=)", since="0.3.0", gone_in="0.4.0", instead=instead)
    assert [each.filename for each in caught] == [__file__]
