# Generated.
from typing import Any

FunctionParameters = dict[str, Any]
