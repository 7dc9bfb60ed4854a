from . import _m

StaticFileChunkingStrategy = _m.StaticChunkingStrategy
