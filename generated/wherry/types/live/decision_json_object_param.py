# Generated.
from collections.abc import Mapping

DecisionJSONObjectParam = Mapping[str, object]
