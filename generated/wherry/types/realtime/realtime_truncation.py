from typing import Literal

from . import _m

RealtimeTruncation = Literal["auto", "disabled"] | _m.RealtimeTruncationRetentionRatio
RealtimeTruncationRetentionRatio = _m.RealtimeTruncationRetentionRatio
