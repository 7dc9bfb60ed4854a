from . import _m

MultiGrader = _m.GraderMulti
Graders = _m.GraderStringCheck | _m.GraderTextSimilarity | _m.GraderPython | _m.GraderScoreModel | _m.GraderLabelModel
LabelModelGrader = _m.GraderLabelModel
PythonGrader = _m.GraderPython
ScoreModelGrader = _m.GraderScoreModel
StringCheckGrader = _m.GraderStringCheck
TextSimilarityGrader = _m.GraderTextSimilarity
