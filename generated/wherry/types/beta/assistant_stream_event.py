# Generated.
from ... import models as _m

AssistantStreamEvent = _m.AssistantStreamEvent
ErrorEvent = _m.ErrorEvent
ThreadCreated = _m.ThreadStreamEvent
ThreadMessageCompleted = _m.MessageStreamEventThreadMessageCompleted
ThreadMessageCreated = _m.MessageStreamEventThreadMessageCreated
ThreadMessageDelta = _m.MessageStreamEventThreadMessageDelta
ThreadMessageInProgress = _m.MessageStreamEventThreadMessageInProgress
ThreadMessageIncomplete = _m.MessageStreamEventThreadMessageIncomplete
ThreadRunCancelled = _m.RunStreamEventThreadRunCancelled
ThreadRunCancelling = _m.RunStreamEventThreadRunCancelling
ThreadRunCompleted = _m.RunStreamEventThreadRunCompleted
ThreadRunCreated = _m.RunStreamEventThreadRunCreated
ThreadRunExpired = _m.RunStreamEventThreadRunExpired
ThreadRunFailed = _m.RunStreamEventThreadRunFailed
ThreadRunInProgress = _m.RunStreamEventThreadRunInProgress
ThreadRunIncomplete = _m.RunStreamEventThreadRunIncomplete
ThreadRunQueued = _m.RunStreamEventThreadRunQueued
ThreadRunRequiresAction = _m.RunStreamEventThreadRunRequiresAction
ThreadRunStepCancelled = _m.RunStepStreamEventThreadRunStepCancelled
ThreadRunStepCompleted = _m.RunStepStreamEventThreadRunStepCompleted
ThreadRunStepCreated = _m.RunStepStreamEventThreadRunStepCreated
ThreadRunStepDelta = _m.RunStepStreamEventThreadRunStepDelta
ThreadRunStepExpired = _m.RunStepStreamEventThreadRunStepExpired
ThreadRunStepFailed = _m.RunStepStreamEventThreadRunStepFailed
ThreadRunStepInProgress = _m.RunStepStreamEventThreadRunStepInProgress
ErrorObject = _m.Error
Message = _m.MessageObject
MessageDeltaEvent = _m.MessageDeltaObject
Run = _m.Run
RunStep = _m.RunStep
RunStepDeltaEvent = _m.RunStepDeltaObject
Thread = _m.Thread
