"""Send images: by address, as base64 in a data URL, and a file."""

import base64

from openai import OpenAI
from openai.types.chat import (
    ChatCompletionContentPartImageParam,
    ChatCompletionContentPartParam,
    ChatCompletionContentPartTextParam,
)
from openai.types.chat.chat_completion_content_part_image_param import ImageURL

PIXEL = bytes.fromhex("89504e470d0a1a0a") + bytes(20)
client = OpenAI()
encoded = base64.b64encode(PIXEL).decode("utf-8")
parts: list[ChatCompletionContentPartParam] = [
    ChatCompletionContentPartTextParam(type="text", text="What is in this picture?"),
    ChatCompletionContentPartImageParam(
        type="image_url", image_url=ImageURL(url=f"data:image/png;base64,{encoded}", detail="low")
    ),
    {"type": "image_url", "image_url": {"url": "https://example.org/boat.png"}},
]
completion = client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": parts}])
assert "picture" in completion.choices[0].message.content
response = client.responses.create(
    model="gpt-4o",
    input=[
        {
            "role": "user",
            "content": [
                {"type": "input_text", "text": "What is in this picture?"},
                {"type": "input_image", "image_url": f"data:image/png;base64,{encoded}", "detail": "auto"},
                {"type": "input_file", "filename": "a.pdf", "file_data": f"data:application/pdf;base64,{encoded}"},
            ],
        }
    ],
)
assert response.output_text
