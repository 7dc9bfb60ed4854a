from .. import models as _m

StaticFileChunkingStrategy = _m.StaticChunkingStrategy
