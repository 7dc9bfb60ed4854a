"""Generate images and save them; edit one with a mask and make variations."""

import base64
import io
import tempfile
from pathlib import Path

from openai import OpenAI

client = OpenAI()
images = client.images.generate(
    model="dall-e-3", prompt="A wherry", n=1, size="1024x1024", quality="hd", response_format="b64_json"
)
with tempfile.TemporaryDirectory() as folder:
    for number, image in enumerate(images.data):
        path = Path(folder, f"image-{number}.png")
        path.write_bytes(base64.b64decode(image.b64_json))
        assert path.stat().st_size and (image.revised_prompt is None or isinstance(image.revised_prompt, str))
    with open(path, "rb") as opened, open(path, "rb") as mask:
        edited = client.images.edit(model="gpt-image-1", image=opened, mask=mask, prompt="Add a sail", n=2)
    assert len(edited.data) == 2
    varied = client.images.create_variation(image=io.BytesIO(path.read_bytes()), n=1, size="512x512")
assert varied.data[0].url or varied.data[0].b64_json
last = None
for event in client.images.generate(model="gpt-image-1", prompt="A wherry", stream=True, partial_images=2):
    if event.type == "image_generation.partial_image":
        assert base64.b64decode(event.b64_json)
    elif event.type == "image_generation.completed":
        last = event
assert last is not None and last.usage.total_tokens >= 0
