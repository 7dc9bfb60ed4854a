from .... import params as _p

InviteCreateParams = _p.InviteRequest
Project = _p.InviteRequestProject
