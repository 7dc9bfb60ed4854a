# Generated.
from collections.abc import Mapping

AutomationMetadataParam = Mapping[str, str]
