"""Edit two images at once."""

import io

from openai import OpenAI

r = OpenAI().images.edit(
    model="gpt-image-1",
    image=[("a.png", io.BytesIO(b"\x89PNG1"), "image/png"), ("b.png", io.BytesIO(b"\x89PNG2"), "image/png")],
    prompt="merge",
)
assert r.data[0].b64_json
