# Generated.
"""What `openai.types.webhooks` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import _m as _m
    from .. import _p as _p
    from .safety_identifier_blocked_webhook_event import (
        SafetyIdentifierBlockedWebhookEvent as SafetyIdentifierBlockedWebhookEvent,
    )
    from .unwrap_webhook_event import UnwrapWebhookEvent as UnwrapWebhookEvent
    from .webhook_endpoint_list import WebhookEndpointList as WebhookEndpointList
    from .webhook_list_params import WebhookListParams as WebhookListParams

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
    DeletedWebhookEndpoint = _m.DeletedWebhookEndpoint
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
    WebhookCreateParams = _p.WebhooksCreateRequest
    WebhookEndpoint = _m.WebhookEndpoint
    WebhookEndpointTestResult = _m.WebhookEndpointTestResult
    WebhookEndpointWithSecret = _m.WebhookEndpointWithSecret
    WebhookEventTypeList = _m.WebhookEventTypeList
    WebhookRotateSecretParams = _p.WebhooksRotateSecretRequest
    WebhookTestParams = _p.WebhooksTestRequest
    WebhookUpdateParams = _p.WebhooksUpdateRequest
else:
    from ..._runtime.base.lazy_package import lazy_package

    __getattr__, __dir__ = lazy_package(
        __name__,
        "wherry",
        """
AgentEnvironmentExpiredWebhookEvent m.AgentEnvironmentExpiredWebhookEvent
AgentEnvironmentFailedWebhookEvent m.AgentEnvironmentFailedWebhookEvent
AgentEnvironmentReadyWebhookEvent m.AgentEnvironmentReadyWebhookEvent
AgentEnvironmentSuspendedWebhookEvent m.AgentEnvironmentSuspendedWebhookEvent
AgentSessionActionRequiredWebhookEvent m.AgentSessionActionRequiredWebhookEvent
AgentSessionCreatedWebhookEvent m.AgentSessionCreatedWebhookEvent
AgentSessionFailedWebhookEvent m.AgentSessionFailedWebhookEvent
AgentSessionIdleWebhookEvent m.AgentSessionIdleWebhookEvent
AgentSessionInProgressWebhookEvent m.AgentSessionInProgressWebhookEvent
BatchCancelledWebhookEvent m.WebhookBatchCancelled
BatchCompletedWebhookEvent m.WebhookBatchCompleted
BatchExpiredWebhookEvent m.WebhookBatchExpired
BatchFailedWebhookEvent m.WebhookBatchFailed
DeletedWebhookEndpoint m.DeletedWebhookEndpoint
EvalRunCanceledWebhookEvent m.WebhookEvalRunCanceled
EvalRunFailedWebhookEvent m.WebhookEvalRunFailed
EvalRunSucceededWebhookEvent m.WebhookEvalRunSucceeded
FineTuningJobCancelledWebhookEvent m.WebhookFineTuningJobCancelled
FineTuningJobFailedWebhookEvent m.WebhookFineTuningJobFailed
FineTuningJobSucceededWebhookEvent m.WebhookFineTuningJobSucceeded
LiveCallIncomingWebhookEvent m.LiveCallIncomingWebhookEvent
LiveTransportConnectedWebhookEvent m.LiveTransportConnectedWebhookEvent
LiveTransportIncomingWebhookEvent m.LiveTransportIncomingWebhookEvent
RealtimeCallIncomingWebhookEvent m.WebhookRealtimeCallIncoming
ResponseCancelledWebhookEvent m.WebhookResponseCancelled
ResponseCompletedWebhookEvent m.WebhookResponseCompleted
ResponseFailedWebhookEvent m.WebhookResponseFailed
ResponseIncompleteWebhookEvent m.WebhookResponseIncomplete
SafetyAlertCreatedWebhookEvent m.SafetyAlertCreatedWebhookEvent
SafetyDeactivationIssuedWebhookEvent m.SafetyDeactivationIssuedWebhookEvent
SafetyIdentifierBlockedWebhookEvent .safety_identifier_blocked_webhook_event
SafetyOrgAlertCreatedWebhookEvent m.SafetyOrgAlertCreatedWebhookEvent
SafetyWarningIssuedWebhookEvent m.SafetyWarningIssuedWebhookEvent
UnwrapWebhookEvent .unwrap_webhook_event
WebhookCreateParams p.WebhooksCreateRequest
WebhookEndpoint m.WebhookEndpoint
WebhookEndpointList .webhook_endpoint_list
WebhookEndpointTestResult m.WebhookEndpointTestResult
WebhookEndpointWithSecret m.WebhookEndpointWithSecret
WebhookEventTypeList m.WebhookEventTypeList
WebhookListParams .webhook_list_params
WebhookRotateSecretParams p.WebhooksRotateSecretRequest
WebhookTestParams p.WebhooksTestRequest
WebhookUpdateParams p.WebhooksUpdateRequest
""",
    )
