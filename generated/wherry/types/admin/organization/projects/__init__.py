# Generated.
"""What `openai.types.admin.organization.projects` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import _m as _m
    from .. import _p as _p
    from . import groups as groups
    from . import service_accounts as service_accounts
    from . import users as users
    from .api_key_list_params import APIKeyListParams as APIKeyListParams
    from .api_key_update_params import APIKeyUpdateParams as APIKeyUpdateParams
    from .certificate_list_params import CertificateListParams as CertificateListParams
    from .group_list_params import GroupListParams as GroupListParams
    from .group_retrieve_params import GroupRetrieveParams as GroupRetrieveParams
    from .project_optional_service_tier import ProjectOptionalServiceTier as ProjectOptionalServiceTier
    from .rate_limit_list_rate_limits_params import RateLimitListRateLimitsParams as RateLimitListRateLimitsParams
    from .rate_limit_update_rate_limit_params import RateLimitUpdateRateLimitParams as RateLimitUpdateRateLimitParams
    from .role_list_params import RoleListParams as RoleListParams
    from .role_update_params import RoleUpdateParams as RoleUpdateParams
    from .service_account_list_params import ServiceAccountListParams as ServiceAccountListParams
    from .service_account_update_params import ServiceAccountUpdateParams as ServiceAccountUpdateParams
    from .spend_alert_list_params import SpendAlertListParams as SpendAlertListParams
    from .spend_alert_update_params import SpendAlertUpdateParams as SpendAlertUpdateParams
    from .user_list_params import UserListParams as UserListParams
    from .user_update_params import UserUpdateParams as UserUpdateParams

    APIKeyDeleteResponse = _m.APIKeyDeleteResponse
    CertificateActivateParams = _p.ToggleCertificatesRequest
    CertificateActivateResponse = _m.OrganizationProjectCertificate
    CertificateDeactivateParams = _p.ToggleCertificatesRequest
    CertificateDeactivateResponse = _m.OrganizationProjectCertificate
    CertificateListResponse = _m.OrganizationProjectCertificate
    DataRetentionUpdateParams = _p.UpdateProjectDataRetentionBody
    GroupCreateParams = _p.InviteProjectGroupBody
    GroupDeleteResponse = _m.ProjectGroupDeletedResource
    HostedToolPermissionUpdateParams = _p.ProjectHostedToolPermissionsUpdateRequest
    ModelPermissionUpdateParams = _p.ProjectModelPermissionsUpdateRequest
    ProjectAPIKey = _m.ProjectAPIKey
    ProjectDataRetention = _m.ProjectDataRetention
    ProjectGroup = _m.ProjectGroup
    ProjectHostedToolPermissions = _m.ProjectHostedToolPermissions
    ProjectModelPermissions = _m.ProjectModelPermissions
    ProjectModelPermissionsDeleted = _m.ProjectModelPermissionsDeleted
    ProjectRateLimit = _m.ProjectRateLimit
    ProjectServiceAccount = _m.ProjectServiceAccount
    ProjectServiceTierSettings = _m.ProjectServiceTierSettings
    ProjectSpendAlert = _m.ProjectSpendAlert
    ProjectSpendAlertDeleted = _m.ProjectSpendAlertDeleted
    ProjectSpendLimit = _m.ProjectSpendLimit
    ProjectSpendLimitDeleted = _m.ProjectSpendLimitDeleted
    ProjectUser = _m.ProjectUser
    RoleCreateParams = _p.PublicCreateOrganizationRoleBody
    RoleDeleteResponse = _m.RoleDeletedResource
    ServiceAccountCreateParams = _p.ProjectServiceAccountCreateRequest
    ServiceAccountCreateResponse = _m.ServiceAccountCreateResponse
    ServiceAccountDeleteResponse = _m.ServiceAccountDeleteResponse
    ServiceTierSettingUpdateParams = _p.AdminOrganizationProjectsServiceTierSettingsUpdateRequest
    SpendAlertCreateParams = _p.CreateSpendAlertBody
    SpendLimitUpdateParams = _p.AdminOrganizationProjectsSpendLimitUpdateRequest
    UserCreateParams = _p.ProjectUserCreateRequest
    UserDeleteResponse = _m.ProjectUserDeleteResponse
else:
    from ....._runtime.base.lazy_package import lazy_package

    __getattr__, __dir__ = lazy_package(
        __name__,
        "wherry",
        """
APIKeyDeleteResponse m.APIKeyDeleteResponse
APIKeyListParams .api_key_list_params
APIKeyUpdateParams .api_key_update_params
CertificateActivateParams p.ToggleCertificatesRequest
CertificateActivateResponse m.OrganizationProjectCertificate
CertificateDeactivateParams p.ToggleCertificatesRequest
CertificateDeactivateResponse m.OrganizationProjectCertificate
CertificateListParams .certificate_list_params
CertificateListResponse m.OrganizationProjectCertificate
DataRetentionUpdateParams p.UpdateProjectDataRetentionBody
GroupCreateParams p.InviteProjectGroupBody
GroupDeleteResponse m.ProjectGroupDeletedResource
GroupListParams .group_list_params
GroupRetrieveParams .group_retrieve_params
HostedToolPermissionUpdateParams p.ProjectHostedToolPermissionsUpdateRequest
ModelPermissionUpdateParams p.ProjectModelPermissionsUpdateRequest
ProjectAPIKey m.ProjectAPIKey
ProjectDataRetention m.ProjectDataRetention
ProjectGroup m.ProjectGroup
ProjectHostedToolPermissions m.ProjectHostedToolPermissions
ProjectModelPermissions m.ProjectModelPermissions
ProjectModelPermissionsDeleted m.ProjectModelPermissionsDeleted
ProjectOptionalServiceTier .project_optional_service_tier
ProjectRateLimit m.ProjectRateLimit
ProjectServiceAccount m.ProjectServiceAccount
ProjectServiceTierSettings m.ProjectServiceTierSettings
ProjectSpendAlert m.ProjectSpendAlert
ProjectSpendAlertDeleted m.ProjectSpendAlertDeleted
ProjectSpendLimit m.ProjectSpendLimit
ProjectSpendLimitDeleted m.ProjectSpendLimitDeleted
ProjectUser m.ProjectUser
RateLimitListRateLimitsParams .rate_limit_list_rate_limits_params
RateLimitUpdateRateLimitParams .rate_limit_update_rate_limit_params
RoleCreateParams p.PublicCreateOrganizationRoleBody
RoleDeleteResponse m.RoleDeletedResource
RoleListParams .role_list_params
RoleUpdateParams .role_update_params
ServiceAccountCreateParams p.ProjectServiceAccountCreateRequest
ServiceAccountCreateResponse m.ServiceAccountCreateResponse
ServiceAccountDeleteResponse m.ServiceAccountDeleteResponse
ServiceAccountListParams .service_account_list_params
ServiceAccountUpdateParams .service_account_update_params
ServiceTierSettingUpdateParams p.AdminOrganizationProjectsServiceTierSettingsUpdateRequest
SpendAlertCreateParams p.CreateSpendAlertBody
SpendAlertListParams .spend_alert_list_params
SpendAlertUpdateParams .spend_alert_update_params
SpendLimitUpdateParams p.AdminOrganizationProjectsSpendLimitUpdateRequest
UserCreateParams p.ProjectUserCreateRequest
UserDeleteResponse m.ProjectUserDeleteResponse
UserListParams .user_list_params
UserUpdateParams .user_update_params
groups .
service_accounts .
users .
""",
    )
