from . import _p

FileCreateParams = _p.CreateContainerFileBody
