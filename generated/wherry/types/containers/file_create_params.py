from ... import params as _p

FileCreateParams = _p.CreateContainerFileBody
