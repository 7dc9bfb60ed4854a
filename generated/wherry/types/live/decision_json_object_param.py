# Generated.
from collections.abc import Mapping

__all__ = ["DecisionJSONObjectParam"]
DecisionJSONObjectParam = Mapping[str, object]
