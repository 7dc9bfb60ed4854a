"""The index of the search: its order, and what is not in it."""

from __future__ import annotations

from docsite.searching import ordered


def test_guides_come_first_and_models_by_name() -> None:
    """Equals stand in the order guides, reference, methods, models; history and measurements are not found at all."""
    text = "<p>An error while streaming.</p> <code>max_tokens</code><code>int</code> <code>type</code> <code>max_tokens</code>"
    places = (
        "changelog.html#new",
        "maintainers/scripts-bench-limits.html#retry",
        "reference/models/chat.html#Chunk",
        "reference/methods/admin.keys.html",
        "reference/methods/chat.html",
        "reference/client.html",
        "maintainers/scripts-server.html",
        "examples/tour.html",
        "streams.html",
        "faq.html#streaming",
    )
    found = ordered([{"location": place, "title": place, "text": text} for place in places])
    assert [item["location"] for item in found] == [
        "streams.html",
        "faq.html#streaming",
        "examples/tour.html",
        "maintainers/scripts-server.html",
        "reference/client.html",
        "reference/methods/chat.html",
        "reference/methods/admin.keys.html",
        "reference/models/chat.html#Chunk",
    ]
    assert found[-1]["text"] == "max_tokens"
    assert found[0]["text"] == text
