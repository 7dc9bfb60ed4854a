"""Attach an error to a report and to a log."""

import logging
import traceback

import openai
from openai import OpenAI

try:
    OpenAI(max_retries=0).models.list(extra_headers={"x-fault": "429;message=Slow down."})
    raise SystemExit("no error")
except openai.RateLimitError as error:
    caught = error
report = "".join(traceback.format_exception(caught))
assert "RateLimitError" in report and "Slow down." in report and "sk-x" not in report
assert "429" in str(caught) and "RateLimitError(" in repr(caught)
logging.getLogger("application").debug("failed", exc_info=caught)
