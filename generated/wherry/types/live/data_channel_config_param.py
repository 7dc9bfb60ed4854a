from . import _p

DataChannelConfigParam = _p.DataChannelConfig
ServerEventSelectorParam = _p.ServerEventSelector
