from . import _p

ClientConfigParam = _p.ClientConfig
DataChannelConfigParam = _p.DataChannelConfig
