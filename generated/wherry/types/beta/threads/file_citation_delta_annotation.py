from .... import models as _m

FileCitation = _m.MessageDeltaContentTextAnnotationsFileCitationObjectFileCitation
FileCitationDeltaAnnotation = _m.MessageDeltaContentTextAnnotationsFileCitationObject
