from ...params import DecisionQuestionInputText as DecisionQuestionInputText
