# Generated.
"""What `openai.types.graders` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import _m as _m
    from .. import _p as _p
    from .grader_inputs import GraderInputs as GraderInputs
    from .grader_inputs_param import GraderInputsParam as GraderInputsParam

    LabelModelGrader = _m.GraderLabelModel
    LabelModelGraderParam = _p.GraderLabelModel
    MultiGrader = _m.GraderMulti
    MultiGraderParam = _p.GraderMulti
    PythonGrader = _m.GraderPython
    PythonGraderParam = _p.GraderPython
    ScoreModelGrader = _m.GraderScoreModel
    ScoreModelGraderParam = _p.GraderScoreModel
    StringCheckGrader = _m.GraderStringCheck
    StringCheckGraderParam = _p.GraderStringCheck
    TextSimilarityGrader = _m.GraderTextSimilarity
    TextSimilarityGraderParam = _p.GraderTextSimilarity
else:
    from ..._runtime.base.lazy_package import lazy_package

    __getattr__, __dir__ = lazy_package(
        __name__,
        "wherry",
        """
GraderInputs .grader_inputs
GraderInputsParam .grader_inputs_param
LabelModelGrader m.GraderLabelModel
LabelModelGraderParam p.GraderLabelModel
MultiGrader m.GraderMulti
MultiGraderParam p.GraderMulti
PythonGrader m.GraderPython
PythonGraderParam p.GraderPython
ScoreModelGrader m.GraderScoreModel
ScoreModelGraderParam p.GraderScoreModel
StringCheckGrader m.GraderStringCheck
StringCheckGraderParam p.GraderStringCheck
TextSimilarityGrader m.GraderTextSimilarity
TextSimilarityGraderParam p.GraderTextSimilarity
""",
    )
