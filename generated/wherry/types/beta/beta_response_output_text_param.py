from . import _p

AnnotationContainerFileCitation = _p.BetaResponseOutputTextAnnotationContainerFileCitation
AnnotationFileCitation = _p.BetaResponseOutputTextAnnotationFileCitation
AnnotationFilePath = _p.BetaResponseOutputTextAnnotationFilePath
AnnotationURLCitation = _p.BetaResponseOutputTextAnnotationURLCitation
BetaResponseOutputTextParam = _p.BetaResponseOutputText
Logprob = _p.BetaResponseOutputTextLogprob
LogprobTopLogprob = _p.BetaResponseOutputTextLogprobTopLogprob
Annotation = (
    _p.BetaResponseOutputTextAnnotationFileCitation
    | _p.BetaResponseOutputTextAnnotationURLCitation
    | _p.BetaResponseOutputTextAnnotationContainerFileCitation
    | _p.BetaResponseOutputTextAnnotationFilePath
)
