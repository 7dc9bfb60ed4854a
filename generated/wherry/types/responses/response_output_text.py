from . import _m

Annotation = _m.Annotation
AnnotationContainerFileCitation = _m.ContainerFileCitationBody
AnnotationFileCitation = _m.FileCitationBody
AnnotationFilePath = _m.FilePath
AnnotationURLCitation = _m.UrlCitationBody
Logprob = _m.LogProb
LogprobTopLogprob = _m.TopLogProb
ResponseOutputText = _m.OutputTextContent
