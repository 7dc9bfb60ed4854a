# Generated.
from collections.abc import Mapping

__all__ = ["AutomationMetadataParam"]
AutomationMetadataParam = Mapping[str, str]
