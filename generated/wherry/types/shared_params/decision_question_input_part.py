from . import _p

DecisionQuestionInputPart = _p.DecisionQuestionInputText | _p.DecisionQuestionInputImage | _p.DecisionInputJSON
DecisionInputJSON = _p.DecisionInputJSON
DecisionQuestionInputImage = _p.DecisionQuestionInputImage
DecisionQuestionInputText = _p.DecisionQuestionInputText
