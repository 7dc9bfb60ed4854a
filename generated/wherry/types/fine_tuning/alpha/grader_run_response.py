from . import _m

GraderRunResponse = _m.GraderRunResponse
Metadata = _m.GraderRunResponseMetadata
MetadataErrors = _m.GraderRunResponseMetadataErrors
