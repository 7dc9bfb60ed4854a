"""mem0ai: what its memory asks for: JSON, and embeddings of several texts."""

from __future__ import annotations

import json
from typing import Any

from tests.frameworks.given import Given
from tests.frameworks.steps.mem0 import _model


def json_object(given: Given) -> Any:
    asked = [{"role": "system", "content": "Answer in JSON."}, {"role": "user", "content": "Hello"}]
    return json.loads(_model(given).generate_response(asked, response_format={"type": "json_object"}))
