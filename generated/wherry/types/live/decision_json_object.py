# Generated.
from typing import Any

DecisionJSONObject = dict[str, Any]
