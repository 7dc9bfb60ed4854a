from . import _p

MultiAgentConfigParam = _p.MultiAgentConfig
