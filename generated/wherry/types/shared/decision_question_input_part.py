# Generated.
from ...types.shared import decision_input_json as _decision_input_json
from ...types.shared import decision_question_input_image as _decision_question_input_image
from ...types.shared import decision_question_input_text as _decision_question_input_text

DecisionQuestionInputPart = (
    _decision_question_input_text.DecisionQuestionInputText
    | _decision_question_input_image.DecisionQuestionInputImage
    | _decision_input_json.DecisionInputJSON
)
DecisionInputJSON = _decision_input_json.DecisionInputJSON
DecisionQuestionInputImage = _decision_question_input_image.DecisionQuestionInputImage
DecisionQuestionInputText = _decision_question_input_text.DecisionQuestionInputText
