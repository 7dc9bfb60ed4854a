# Generated.
from ... import models as _m

DataChannelConfig = _m.DataChannelConfig
ServerEventSelector = _m.ServerEventSelector
