from ...params import DecisionQuestionInputImage as DecisionQuestionInputImage
