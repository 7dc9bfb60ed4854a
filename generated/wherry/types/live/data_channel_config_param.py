from ... import params as _p

DataChannelConfigParam = _p.DataChannelConfig
ServerEventSelectorParam = _p.ServerEventSelector
