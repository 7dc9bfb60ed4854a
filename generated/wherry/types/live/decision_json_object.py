# Generated.
from typing import Any

__all__ = ["DecisionJSONObject"]
DecisionJSONObject = dict[str, Any]
