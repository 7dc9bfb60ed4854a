from ... import models as _m

TextSimilarityGrader = _m.GraderTextSimilarity
