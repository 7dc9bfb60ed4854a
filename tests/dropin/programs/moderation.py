"""Moderate a text and read its categories."""

from openai import OpenAI

r = OpenAI().moderations.create(model="omni-moderation-latest", input="I like cats")
assert r.results[0].flagged in (True, False) and r.results[0].categories.violence in (True, False)
assert isinstance(r.results[0].category_scores.model_dump(), dict)
assert r.results[0].categories.self_harm in (True, False) and r.results[0].categories.hate_threatening in (True, False)
