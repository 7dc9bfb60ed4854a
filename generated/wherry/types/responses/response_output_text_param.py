from . import _p

AnnotationContainerFileCitation = _p.ContainerFileCitationBody
AnnotationFileCitation = _p.FileCitationBody
AnnotationFilePath = _p.FilePath
AnnotationURLCitation = _p.UrlCitationBody
Logprob = _p.LogProb
LogprobTopLogprob = _p.TopLogProb
ResponseOutputTextParam = _p.OutputTextContent
Annotation = _p.FileCitationBody | _p.UrlCitationBody | _p.ContainerFileCitationBody | _p.FilePath
