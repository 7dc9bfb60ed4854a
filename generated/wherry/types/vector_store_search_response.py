from .. import models as _m

Content = _m.VectorStoreSearchResultContentObject
VectorStoreSearchResponse = _m.VectorStoreSearchResponse
