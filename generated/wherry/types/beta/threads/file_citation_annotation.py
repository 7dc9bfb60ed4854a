from .... import models as _m

FileCitation = _m.MessageContentTextAnnotationsFileCitationObjectFileCitation
FileCitationAnnotation = _m.MessageContentTextAnnotationsFileCitationObject
