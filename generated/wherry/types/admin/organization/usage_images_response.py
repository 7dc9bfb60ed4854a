from . import _m
from .cost_quantity_unit import CostQuantityUnit as CostQuantityUnit

Data = _m.UsageTimeBucket
DataResultOrganizationCostsResult = _m.CostsResult
DataResultOrganizationCostsResultAmount = _m.CostsResultAmount
DataResultOrganizationUsageAudioSpeechesResult = _m.UsageAudioSpeechesResult
DataResultOrganizationUsageAudioTranscriptionsResult = _m.UsageAudioTranscriptionsResult
DataResultOrganizationUsageCodeInterpreterSessionsResult = _m.UsageCodeInterpreterSessionsResult
DataResultOrganizationUsageCompletionsResult = _m.UsageCompletionsResult
DataResultOrganizationUsageEmbeddingsResult = _m.UsageEmbeddingsResult
DataResultOrganizationUsageFileSearchesResult = _m.UsageFileSearchCallsResult
DataResultOrganizationUsageImagesResult = _m.UsageImagesResult
DataResultOrganizationUsageModerationsResult = _m.UsageModerationsResult
DataResultOrganizationUsageVectorStoresResult = _m.UsageVectorStoresResult
DataResultOrganizationUsageWebSearchesResult = _m.UsageWebSearchCallsResult
UsageImagesResponse = _m.UsageResponse
DataResult = (
    _m.UsageCompletionsResult
    | _m.UsageEmbeddingsResult
    | _m.UsageModerationsResult
    | _m.UsageImagesResult
    | _m.UsageAudioSpeechesResult
    | _m.UsageAudioTranscriptionsResult
    | _m.UsageVectorStoresResult
    | _m.UsageCodeInterpreterSessionsResult
    | _m.UsageFileSearchCallsResult
    | _m.UsageWebSearchCallsResult
    | _m.CostsResult
)
