"""Pickle, copy and change an answer."""

import copy
import pickle

from openai import OpenAI

r = OpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "x"}])
assert pickle.loads(pickle.dumps(r)).id == r.id and copy.deepcopy(r) == r
m = r.choices[0].message
m.content = "changed"
assert m.model_dump()["content"] == "changed"
m.custom_note = "x"
hasattr(m, "reasoning_content")
getattr(m, "reasoning_content", None)
