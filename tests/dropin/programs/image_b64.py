"""Generate an image and decode it."""

import base64

from openai import OpenAI

r = OpenAI().images.generate(model="gpt-image-1", prompt="otter", size="1024x1024")
data = base64.b64decode(r.data[0].b64_json)
assert len(data) > 10
