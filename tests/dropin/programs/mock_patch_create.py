"""Patch a method of one client."""

from unittest.mock import MagicMock, patch

import openai
from openai import OpenAI

c = OpenAI()
with patch.object(c.chat.completions, "create", return_value=MagicMock(id="fake")) as p:
    assert c.chat.completions.create(model="m", messages=[]).id == "fake" and p.called
