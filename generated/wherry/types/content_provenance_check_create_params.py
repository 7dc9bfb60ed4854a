from .. import params as _p

ContentProvenanceCheckCreateParams = _p.ContentProvenanceChecksCreateRequest
