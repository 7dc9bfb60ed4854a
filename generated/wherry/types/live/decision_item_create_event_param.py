from ...types.live import decision_user_message_param as _decision_user_message_param
from . import _p

DecisionItemCreateEventParam = _p.DecisionItemCreateEventParam
ItemCustomToolCall = _p.DecisionItemCreateEventItemCustomToolCall
ItemCustomToolCallOutput = _p.DecisionItemCreateEventItemCustomToolCallOutput
ItemCustomToolCallOutputOutputPartsInputImage = _p.DecisionItemCreateEventItemCustomToolCallOutputOutputPartsInputImage
ItemFunctionCall = _p.DecisionItemCreateEventItemFunctionCall
ItemFunctionCallOutput = _p.DecisionItemCreateEventItemFunctionCallOutput
ItemFunctionCallOutputOutputPartsInputImage = _p.DecisionItemCreateEventItemFunctionCallOutputOutputPartsInputImage
ItemCustomToolCallOutputOutputParts = (
    _p.DecisionInputText | _p.DecisionItemCreateEventItemCustomToolCallOutputOutputPartsInputImage
)
ItemFunctionCallOutputOutputParts = (
    _p.DecisionInputText | _p.DecisionItemCreateEventItemFunctionCallOutputOutputPartsInputImage
)
ItemUnion = (
    _p.DecisionUserMessageParam
    | _p.DecisionDeveloperMessage
    | _p.DecisionSystemMessage
    | _p.DecisionAssistantMessage
    | _p.DecisionItemCreateEventItemFunctionCall
    | _p.DecisionItemCreateEventItemFunctionCallOutput
    | _p.DecisionItemCreateEventItemCustomToolCall
    | _p.DecisionItemCreateEventItemCustomToolCallOutput
)
DecisionAssistantMessageParam = _p.DecisionAssistantMessage
DecisionDeveloperMessageParam = _p.DecisionDeveloperMessage
DecisionInputTextParam = _p.DecisionInputText
DecisionSystemMessageParam = _p.DecisionSystemMessage
DecisionUserMessageParam = _p.DecisionUserMessageParam
Item = _p.DecisionUserMessageParam
ItemContentParts = _decision_user_message_param.ContentPart
ItemContentPartsInputImage = _p.DecisionUserMessageContentPartInputImage
ItemContentPartsInputText = _p.DecisionUserMessageContentPartInputText
