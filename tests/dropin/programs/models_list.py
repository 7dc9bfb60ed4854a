"""List the models, sort and filter them, and look one up that is not there."""

import openai
from openai import OpenAI

client = OpenAI()
names = sorted(model.id for model in client.models.list())
assert names
for model in client.models.list().data:
    assert model.object == "model" and model.created and model.owned_by
models = client.models.list()
assert models.object == "list" and len(list(models)) == len(names)
assert not models.has_next_page()
assert client.models.retrieve(names[0]).id == names[0]
try:
    client.models.retrieve("nothing", extra_headers={"x-fault": "404;code=model_not_found"})
except openai.NotFoundError as error:
    assert error.code == "model_not_found"
assert openai.__version__.count(".") >= 2
assert openai.VERSION == openai.__version__
