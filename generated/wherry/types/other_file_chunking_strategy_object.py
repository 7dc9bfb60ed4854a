from .. import models as _m

OtherFileChunkingStrategyObject = _m.OtherChunkingStrategyResponseParam
