from typing import Literal

from ... import models as _m

RealtimeTruncation = Literal["auto", "disabled"] | _m.RealtimeTruncationRetentionRatio
RealtimeTruncationRetentionRatio = _m.RealtimeTruncationRetentionRatio
