"""Moderate a text and an image together, and name what was flagged."""

from openai import OpenAI
from openai.types import Moderation, ModerationCreateResponse

response: ModerationCreateResponse = OpenAI().moderations.create(
    model="omni-moderation-latest",
    input=[
        {"type": "text", "text": "I like boats."},
        {"type": "image_url", "image_url": {"url": "data:image/png;base64,aGVsbG8="}},
    ],
)
result: Moderation = response.results[0]
scores = result.category_scores.model_dump()
flagged = [name for name, hit in result.categories.model_dump().items() if hit]
assert set(flagged) <= set(scores) and all(score is None or 0 <= score for score in scores.values())
assert {name for name, hit in dict(result.categories).items() if hit} == set(flagged)
assert "self_harm_intent" in scores and "self-harm/intent" in result.category_scores.model_dump(by_alias=True)
