from .... import models as _m

Invite = _m.Invite
Project = _m.InviteProject
