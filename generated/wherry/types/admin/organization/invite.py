from . import _m

Invite = _m.Invite
Project = _m.InviteProject
