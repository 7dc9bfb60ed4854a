from . import _p

RealtimeMcpApprovalResponseParam = _p.RealtimeMCPApprovalResponse
