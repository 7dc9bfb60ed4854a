from . import _m

GraderValidateResponse = _m.GraderValidateResponse
Grader = _m.GraderStringCheck | _m.GraderTextSimilarity | _m.GraderPython | _m.GraderScoreModel | _m.GraderMulti
MultiGrader = _m.GraderMulti
PythonGrader = _m.GraderPython
ScoreModelGrader = _m.GraderScoreModel
StringCheckGrader = _m.GraderStringCheck
TextSimilarityGrader = _m.GraderTextSimilarity
