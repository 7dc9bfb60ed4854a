from . import _m

Content = _m.VectorStoreSearchResultContentObject
VectorStoreSearchResponse = _m.VectorStoreSearchResponse
