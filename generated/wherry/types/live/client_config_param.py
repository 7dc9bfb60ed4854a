from ... import params as _p

ClientConfigParam = _p.ClientConfig
DataChannelConfigParam = _p.DataChannelConfig
