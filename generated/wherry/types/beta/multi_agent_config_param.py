from ... import params as _p

MultiAgentConfigParam = _p.MultiAgentConfig
