# Generated.
from ... import models as _m
from ...types.shared import metadata as _metadata

ChatCompletion = _m.ChatCompletion
Choice = _m.ChatCompletionChoice
ChoiceLogprobs = _m.ChatCompletionChoiceLogprobs
Moderation = _m.ChatCompletionModeration
ModerationInput = _m.ChatCompletionModerationInput
ModerationInputError = _m.ChatCompletionModerationInputError
ModerationInputModerationResults = _m.ChatCompletionModerationInputModerationResults
ModerationInputModerationResultsResult = _m.ChatCompletionModerationInputModerationResultsResult
ModerationOutput = _m.ChatCompletionModerationOutput
ModerationOutputError = _m.ChatCompletionModerationOutputError
ModerationOutputModerationResults = _m.ChatCompletionModerationOutputModerationResults
ModerationOutputModerationResultsResult = _m.ChatCompletionModerationOutputModerationResultsResult
ChatCompletionMessage = _m.ChatCompletionMessage
ChatCompletionTokenLogprob = _m.ChatCompletionTokenLogprob
CompletionUsage = _m.CompletionUsage
Metadata = _metadata.Metadata
