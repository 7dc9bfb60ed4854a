from typing import Literal

from ... import models as _m

__all__ = ["RealtimeTruncation", "RealtimeTruncationRetentionRatio"]
RealtimeTruncation = Literal["auto", "disabled"] | _m.RealtimeTruncationRetentionRatio
RealtimeTruncationRetentionRatio = _m.RealtimeTruncationRetentionRatio
