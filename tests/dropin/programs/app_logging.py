"""Log what a client does, and the usage of each call, with the standard library."""

import io
import json
import logging

from openai import OpenAI

printed = io.StringIO()
logging.basicConfig(level=logging.INFO, stream=printed, format="%(name)s %(levelname)s %(message)s")
logging.getLogger("httpx").setLevel(logging.WARNING)
logging.getLogger("openai").setLevel(logging.DEBUG)
log = logging.getLogger("application")

completion = OpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "x"}])
log.info("usage %s", json.dumps(completion.usage.model_dump()))
log.info("answer %s", completion)
log.info("usage %r", completion.usage)
text = printed.getvalue()
assert '"total_tokens"' in text and "ChatCompletion(" in text and "prompt_tokens=" in text
assert "sk-x" not in text
