from ..... import models as _m

CodeInterpreterOutputImage = _m.RunStepDeltaStepDetailsToolCallsCodeOutputImageObject
Image = _m.RunStepDeltaStepDetailsToolCallsCodeOutputImageObjectImage
