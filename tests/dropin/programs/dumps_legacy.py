"""Turn an answer into dicts and JSON in all the ways of pydantic 1 and 2."""

from openai import OpenAI

r = OpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "x"}])
assert dict(r)["id"] == r.id and dict(r.usage)["total_tokens"]
assert r.dict()["id"] == r.id and r.json()
assert r.model_fields_set and "id" in type(r).model_fields
r.model_dump(mode="json", warnings=False, round_trip=False)
r.to_dict(mode="json", exclude_unset=True, exclude_none=False)
r.to_json(indent=None)
assert r.copy().id == r.id and r.model_copy(update={"id": "z"}).id == "z"
