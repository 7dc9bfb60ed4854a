# Generated.
from typing import Any

__all__ = ["FunctionParameters"]
FunctionParameters = dict[str, Any]
