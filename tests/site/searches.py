"""What people type into the search, and the pages one of which has to be among the first three; test_in_chromium.py has more."""

from __future__ import annotations

ASKED = {
    "streaming": ("faq.html", "streams.html", "tutorial/stream.html"),
    "function calling": ("faq.html", "tools.html"),
    "tool calling": ("faq.html", "tools.html"),
    "structured outputs": ("faq.html", "structured-answers.html"),
    "api key": ("faq.html", "keys-and-security.html"),
    "api key not found": ("faq.html", "keys-and-security.html"),
    "api key not found environment variable": ("faq.html", "keys-and-security.html"),
    "retry": ("faq.html", "errors-and-retries.html"),
    "mock openai in pytest": ("faq.html", "testing.html"),
    "unit test": ("faq.html", "testing.html"),
    "context length exceeded": ("faq.html", "troubleshooting.html"),
    "async gather concurrency": ("faq.html", "async.html", "bulk.html"),
    "vision image url": ("faq.html", "recipes.html"),
    "event loop is closed": ("faq.html", "async.html"),
    "model not found": ("faq.html", "troubleshooting.html"),
    "count tokens when streaming": ("faq.html", "logging.html"),
    "batch": ("batches.html", "bulk.html"),
    "prompt_tokens_details": (
        "reference/models/threads.html",
        "reference/models/chat.html",
        "reference/models/responses.html",
    ),
    "ChatCompletionChunk": ("reference/models/chat.html",),
}
