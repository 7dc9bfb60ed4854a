# Generated.
from ... import models as _m

ClientConfig = _m.ClientConfig
DataChannelConfig = _m.DataChannelConfig
