# Generated.
"""What `openai.types.admin.organization` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import _m as _m
    from .. import _p as _p
    from . import groups as groups
    from . import projects as projects
    from . import users as users
    from . import workload_identity_providers as workload_identity_providers
    from .admin_api_key_list_params import AdminAPIKeyListParams as AdminAPIKeyListParams
    from .audit_log_list_params import AuditLogListParams as AuditLogListParams
    from .certificate_list_params import CertificateListParams as CertificateListParams
    from .certificate_retrieve_params import CertificateRetrieveParams as CertificateRetrieveParams
    from .cost_quantity_unit import CostQuantityUnit as CostQuantityUnit
    from .external_key_create_params import ExternalKeyCreateParams as ExternalKeyCreateParams
    from .external_key_list_params import ExternalKeyListParams as ExternalKeyListParams
    from .external_storage_list_params import ExternalStorageListParams as ExternalStorageListParams
    from .group_list_params import GroupListParams as GroupListParams
    from .invite_list_params import InviteListParams as InviteListParams
    from .project_list_params import ProjectListParams as ProjectListParams
    from .project_residency import ProjectResidency as ProjectResidency
    from .role_list_params import RoleListParams as RoleListParams
    from .spend_alert_list_params import SpendAlertListParams as SpendAlertListParams
    from .usage_audio_speeches_params import UsageAudioSpeechesParams as UsageAudioSpeechesParams
    from .usage_audio_transcriptions_params import UsageAudioTranscriptionsParams as UsageAudioTranscriptionsParams
    from .usage_code_interpreter_sessions_params import (
        UsageCodeInterpreterSessionsParams as UsageCodeInterpreterSessionsParams,
    )
    from .usage_completions_params import UsageCompletionsParams as UsageCompletionsParams
    from .usage_costs_params import UsageCostsParams as UsageCostsParams
    from .usage_decisions_params import UsageDecisionsParams as UsageDecisionsParams
    from .usage_embeddings_params import UsageEmbeddingsParams as UsageEmbeddingsParams
    from .usage_file_search_calls_params import UsageFileSearchCallsParams as UsageFileSearchCallsParams
    from .usage_images_params import UsageImagesParams as UsageImagesParams
    from .usage_moderations_params import UsageModerationsParams as UsageModerationsParams
    from .usage_vector_stores_params import UsageVectorStoresParams as UsageVectorStoresParams
    from .usage_web_search_calls_params import UsageWebSearchCallsParams as UsageWebSearchCallsParams
    from .user_list_params import UserListParams as UserListParams
    from .workload_identity_provider_list_params import (
        WorkloadIdentityProviderListParams as WorkloadIdentityProviderListParams,
    )

    AdminAPIKey = _m.AdminAPIKey
    AdminAPIKeyCreateParams = _p.AdminApiKeysCreateRequest
    AdminAPIKeyCreateResponse = _m.AdminAPIKeyCreateResponse
    AdminAPIKeyDeleteResponse = _m.AdminAPIKeyDeleteResponse
    AuditLogListResponse = _m.AuditLog
    AwsExternalStorageProvider = _m.AwsExternalStorageProvider
    AzureExternalStorageProvider = _m.AzureExternalStorageProvider
    Certificate = _m.Certificate
    CertificateActivateParams = _p.ToggleCertificatesRequest
    CertificateActivateResponse = _m.OrganizationCertificate
    CertificateCreateParams = _p.UploadCertificateRequest
    CertificateDeactivateParams = _p.ToggleCertificatesRequest
    CertificateDeactivateResponse = _m.OrganizationCertificate
    CertificateDeleteResponse = _m.CertificateDeleteResponse
    CertificateListResponse = _m.OrganizationCertificate
    CertificateUpdateParams = _p.ModifyCertificateRequest
    DataRetentionUpdateParams = _p.UpdateOrganizationDataRetentionBody
    ExternalKey = _m.ExternalKey
    ExternalKeyValidateResponse = _m.ExternalKeyValidateResponse
    ExternalStorageConfiguration = _m.ExternalStorageConfiguration
    ExternalStorageCreateParams = _p.AdminOrganizationExternalStorageCreateRequest
    ExternalStorageDeleted = _m.ExternalStorageDeleted
    GcpExternalStorageProvider = _m.GcpExternalStorageProvider
    Group = _m.GroupResponse
    GroupCreateParams = _p.CreateGroupBody
    GroupDeleteResponse = _m.GroupDeletedResource
    GroupUpdateParams = _p.UpdateGroupBody
    GroupUpdateResponse = _m.GroupUpdateResponse
    Invite = _m.Invite
    InviteCreateParams = _p.InviteRequest
    InviteDeleteResponse = _m.InviteDeleteResponse
    OciExternalStorageProvider = _m.OciExternalStorageProvider
    OrganizationDataRetention = _m.OrganizationDataRetention
    OrganizationSpendAlert = _m.OrganizationSpendAlert
    OrganizationSpendAlertDeleted = _m.OrganizationSpendAlertDeleted
    OrganizationSpendLimit = _m.OrganizationSpendLimit
    OrganizationSpendLimitDeleted = _m.OrganizationSpendLimitDeleted
    OrganizationUser = _m.OrganizationUser
    Project = _m.Project
    ProjectCreateParams = _p.ProjectCreateRequest
    ProjectUpdateParams = _p.ProjectUpdateRequest
    Role = _m.Role
    RoleCreateParams = _p.PublicCreateOrganizationRoleBody
    RoleDeleteResponse = _m.RoleDeletedResource
    RoleUpdateParams = _p.PublicUpdateOrganizationRoleBody
    SpendAlertCreateParams = _p.CreateSpendAlertBody
    SpendAlertUpdateParams = _p.CreateSpendAlertBody
    SpendLimitUpdateParams = _p.AdminOrganizationSpendLimitUpdateRequest
    UsageAudioSpeechesResponse = _m.UsageResponse
    UsageAudioTranscriptionsResponse = _m.UsageResponse
    UsageCodeInterpreterSessionsResponse = _m.UsageResponse
    UsageCompletionsResponse = _m.UsageResponse
    UsageCostsResponse = _m.UsageResponse
    UsageDecisionsResponse = _m.UsageDecisionsResponse
    UsageEmbeddingsResponse = _m.UsageResponse
    UsageFileSearchCallsResponse = _m.UsageResponse
    UsageImagesResponse = _m.UsageResponse
    UsageModerationsResponse = _m.UsageResponse
    UsageVectorStoresResponse = _m.UsageResponse
    UsageWebSearchCallsResponse = _m.UsageResponse
    UserDeleteResponse = _m.UserDeleteResponse
    UserUpdateParams = _p.UserRoleUpdateRequest
    WorkloadIdentityProvider = _m.WorkloadIdentityProvider
    WorkloadIdentityProviderCreateParams = _p.AdminOrganizationWorkloadIdentityProvidersCreateRequest
    WorkloadIdentityProviderDeleted = _m.AdminOrganizationWorkloadIdentityProviderDeleted
    WorkloadIdentityProviderUpdateParams = _p.AdminOrganizationWorkloadIdentityProvidersUpdateRequest
else:
    from ...._runtime.base.lazy_package import lazy_package

    __getattr__, __dir__ = lazy_package(
        __name__,
        "wherry",
        """
AdminAPIKey m.AdminAPIKey
AdminAPIKeyCreateParams p.AdminApiKeysCreateRequest
AdminAPIKeyCreateResponse m.AdminAPIKeyCreateResponse
AdminAPIKeyDeleteResponse m.AdminAPIKeyDeleteResponse
AdminAPIKeyListParams .admin_api_key_list_params
AuditLogListParams .audit_log_list_params
AuditLogListResponse m.AuditLog
AwsExternalStorageProvider m.AwsExternalStorageProvider
AzureExternalStorageProvider m.AzureExternalStorageProvider
Certificate m.Certificate
CertificateActivateParams p.ToggleCertificatesRequest
CertificateActivateResponse m.OrganizationCertificate
CertificateCreateParams p.UploadCertificateRequest
CertificateDeactivateParams p.ToggleCertificatesRequest
CertificateDeactivateResponse m.OrganizationCertificate
CertificateDeleteResponse m.CertificateDeleteResponse
CertificateListParams .certificate_list_params
CertificateListResponse m.OrganizationCertificate
CertificateRetrieveParams .certificate_retrieve_params
CertificateUpdateParams p.ModifyCertificateRequest
CostQuantityUnit .cost_quantity_unit
DataRetentionUpdateParams p.UpdateOrganizationDataRetentionBody
ExternalKey m.ExternalKey
ExternalKeyCreateParams .external_key_create_params
ExternalKeyListParams .external_key_list_params
ExternalKeyValidateResponse m.ExternalKeyValidateResponse
ExternalStorageConfiguration m.ExternalStorageConfiguration
ExternalStorageCreateParams p.AdminOrganizationExternalStorageCreateRequest
ExternalStorageDeleted m.ExternalStorageDeleted
ExternalStorageListParams .external_storage_list_params
GcpExternalStorageProvider m.GcpExternalStorageProvider
Group m.GroupResponse
GroupCreateParams p.CreateGroupBody
GroupDeleteResponse m.GroupDeletedResource
GroupListParams .group_list_params
GroupUpdateParams p.UpdateGroupBody
GroupUpdateResponse m.GroupUpdateResponse
Invite m.Invite
InviteCreateParams p.InviteRequest
InviteDeleteResponse m.InviteDeleteResponse
InviteListParams .invite_list_params
OciExternalStorageProvider m.OciExternalStorageProvider
OrganizationDataRetention m.OrganizationDataRetention
OrganizationSpendAlert m.OrganizationSpendAlert
OrganizationSpendAlertDeleted m.OrganizationSpendAlertDeleted
OrganizationSpendLimit m.OrganizationSpendLimit
OrganizationSpendLimitDeleted m.OrganizationSpendLimitDeleted
OrganizationUser m.OrganizationUser
Project m.Project
ProjectCreateParams p.ProjectCreateRequest
ProjectListParams .project_list_params
ProjectResidency .project_residency
ProjectUpdateParams p.ProjectUpdateRequest
Role m.Role
RoleCreateParams p.PublicCreateOrganizationRoleBody
RoleDeleteResponse m.RoleDeletedResource
RoleListParams .role_list_params
RoleUpdateParams p.PublicUpdateOrganizationRoleBody
SpendAlertCreateParams p.CreateSpendAlertBody
SpendAlertListParams .spend_alert_list_params
SpendAlertUpdateParams p.CreateSpendAlertBody
SpendLimitUpdateParams p.AdminOrganizationSpendLimitUpdateRequest
UsageAudioSpeechesParams .usage_audio_speeches_params
UsageAudioSpeechesResponse m.UsageResponse
UsageAudioTranscriptionsParams .usage_audio_transcriptions_params
UsageAudioTranscriptionsResponse m.UsageResponse
UsageCodeInterpreterSessionsParams .usage_code_interpreter_sessions_params
UsageCodeInterpreterSessionsResponse m.UsageResponse
UsageCompletionsParams .usage_completions_params
UsageCompletionsResponse m.UsageResponse
UsageCostsParams .usage_costs_params
UsageCostsResponse m.UsageResponse
UsageDecisionsParams .usage_decisions_params
UsageDecisionsResponse m.UsageDecisionsResponse
UsageEmbeddingsParams .usage_embeddings_params
UsageEmbeddingsResponse m.UsageResponse
UsageFileSearchCallsParams .usage_file_search_calls_params
UsageFileSearchCallsResponse m.UsageResponse
UsageImagesParams .usage_images_params
UsageImagesResponse m.UsageResponse
UsageModerationsParams .usage_moderations_params
UsageModerationsResponse m.UsageResponse
UsageVectorStoresParams .usage_vector_stores_params
UsageVectorStoresResponse m.UsageResponse
UsageWebSearchCallsParams .usage_web_search_calls_params
UsageWebSearchCallsResponse m.UsageResponse
UserDeleteResponse m.UserDeleteResponse
UserListParams .user_list_params
UserUpdateParams p.UserRoleUpdateRequest
WorkloadIdentityProvider m.WorkloadIdentityProvider
WorkloadIdentityProviderCreateParams p.AdminOrganizationWorkloadIdentityProvidersCreateRequest
WorkloadIdentityProviderDeleted m.AdminOrganizationWorkloadIdentityProviderDeleted
WorkloadIdentityProviderListParams .workload_identity_provider_list_params
WorkloadIdentityProviderUpdateParams p.AdminOrganizationWorkloadIdentityProvidersUpdateRequest
groups .
projects .
users .
workload_identity_providers .
""",
    )
