from . import _p

InviteCreateParams = _p.InviteRequest
Project = _p.InviteRequestProject
