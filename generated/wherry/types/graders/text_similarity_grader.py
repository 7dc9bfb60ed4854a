from . import _m

TextSimilarityGrader = _m.GraderTextSimilarity
