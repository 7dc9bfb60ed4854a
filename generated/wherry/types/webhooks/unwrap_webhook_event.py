from . import _m

UnwrapWebhookEvent = (
    _m.AgentEnvironmentExpiredWebhookEvent
    | _m.AgentEnvironmentFailedWebhookEvent
    | _m.AgentEnvironmentReadyWebhookEvent
    | _m.AgentEnvironmentSuspendedWebhookEvent
    | _m.AgentSessionActionRequiredWebhookEvent
    | _m.AgentSessionCreatedWebhookEvent
    | _m.AgentSessionFailedWebhookEvent
    | _m.AgentSessionIdleWebhookEvent
    | _m.AgentSessionInProgressWebhookEvent
    | _m.WebhookBatchCancelled
    | _m.WebhookBatchCompleted
    | _m.WebhookBatchExpired
    | _m.WebhookBatchFailed
    | _m.WebhookEvalRunCanceled
    | _m.WebhookEvalRunFailed
    | _m.WebhookEvalRunSucceeded
    | _m.WebhookFineTuningJobCancelled
    | _m.WebhookFineTuningJobFailed
    | _m.WebhookFineTuningJobSucceeded
    | _m.LiveCallIncomingWebhookEvent
    | _m.LiveTransportConnectedWebhookEvent
    | _m.LiveTransportIncomingWebhookEvent
    | _m.WebhookRealtimeCallIncoming
    | _m.WebhookResponseCancelled
    | _m.WebhookResponseCompleted
    | _m.WebhookResponseFailed
    | _m.WebhookResponseIncomplete
    | _m.SafetyAlertCreatedWebhookEvent
    | _m.SafetyDeactivationIssuedWebhookEvent
    | _m.SafetyOrgAlertCreatedWebhookEvent
    | _m.SafetyWarningIssuedWebhookEvent
)
AgentEnvironmentExpiredWebhookEvent = _m.AgentEnvironmentExpiredWebhookEvent
AgentEnvironmentFailedWebhookEvent = _m.AgentEnvironmentFailedWebhookEvent
AgentEnvironmentReadyWebhookEvent = _m.AgentEnvironmentReadyWebhookEvent
AgentEnvironmentSuspendedWebhookEvent = _m.AgentEnvironmentSuspendedWebhookEvent
AgentSessionActionRequiredWebhookEvent = _m.AgentSessionActionRequiredWebhookEvent
AgentSessionCreatedWebhookEvent = _m.AgentSessionCreatedWebhookEvent
AgentSessionFailedWebhookEvent = _m.AgentSessionFailedWebhookEvent
AgentSessionIdleWebhookEvent = _m.AgentSessionIdleWebhookEvent
AgentSessionInProgressWebhookEvent = _m.AgentSessionInProgressWebhookEvent
BatchCancelledWebhookEvent = _m.WebhookBatchCancelled
BatchCompletedWebhookEvent = _m.WebhookBatchCompleted
BatchExpiredWebhookEvent = _m.WebhookBatchExpired
BatchFailedWebhookEvent = _m.WebhookBatchFailed
EvalRunCanceledWebhookEvent = _m.WebhookEvalRunCanceled
EvalRunFailedWebhookEvent = _m.WebhookEvalRunFailed
EvalRunSucceededWebhookEvent = _m.WebhookEvalRunSucceeded
FineTuningJobCancelledWebhookEvent = _m.WebhookFineTuningJobCancelled
FineTuningJobFailedWebhookEvent = _m.WebhookFineTuningJobFailed
FineTuningJobSucceededWebhookEvent = _m.WebhookFineTuningJobSucceeded
LiveCallIncomingWebhookEvent = _m.LiveCallIncomingWebhookEvent
LiveTransportConnectedWebhookEvent = _m.LiveTransportConnectedWebhookEvent
LiveTransportIncomingWebhookEvent = _m.LiveTransportIncomingWebhookEvent
RealtimeCallIncomingWebhookEvent = _m.WebhookRealtimeCallIncoming
ResponseCancelledWebhookEvent = _m.WebhookResponseCancelled
ResponseCompletedWebhookEvent = _m.WebhookResponseCompleted
ResponseFailedWebhookEvent = _m.WebhookResponseFailed
ResponseIncompleteWebhookEvent = _m.WebhookResponseIncomplete
SafetyAlertCreatedWebhookEvent = _m.SafetyAlertCreatedWebhookEvent
SafetyDeactivationIssuedWebhookEvent = _m.SafetyDeactivationIssuedWebhookEvent
SafetyOrgAlertCreatedWebhookEvent = _m.SafetyOrgAlertCreatedWebhookEvent
SafetyWarningIssuedWebhookEvent = _m.SafetyWarningIssuedWebhookEvent
