from . import _p

ContentProvenanceCheckCreateParams = _p.ContentProvenanceChecksCreateRequest
