from . import _p

RealtimeMcpApprovalRequestParam = _p.RealtimeMCPApprovalRequest
