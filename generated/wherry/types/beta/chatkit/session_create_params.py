from . import _p

SessionCreateParams = _p.CreateChatSessionBody
ChatSessionChatKitConfigurationParam = _p.ChatkitConfigurationParam
ChatSessionExpiresAfterParam = _p.ExpiresAfterParam
ChatSessionRateLimitsParam = _p.RateLimitsParam
ChatSessionWorkflowParam = _p.WorkflowParam
