from ... import params as _p

RealtimeMcpApprovalRequestParam = _p.RealtimeMCPApprovalRequest
