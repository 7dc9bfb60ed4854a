from ... import params as _p

RealtimeMcpApprovalResponseParam = _p.RealtimeMCPApprovalResponse
