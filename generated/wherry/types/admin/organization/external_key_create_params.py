from __future__ import annotations

from typing import Literal

from ...._runtime.base.typed_dicts import Required, TypedDict


class V1OrganizationExternalKeysPostRequestAws(TypedDict, total=False):
    external_id: Required[str]
    kms_arn: Required[str]
    name: Required[str]
    role_arn: Required[str]
    type: Required[Literal["aws"]]
    purpose: Literal["ekm"] | Literal["psp_decryption"]


class V1OrganizationExternalKeysPostRequestAzure(TypedDict, total=False):
    key_name: Required[str]
    name: Required[str]
    tenant_id: Required[str]
    type: Required[Literal["azure"]]
    vault_uri: Required[str]
    key_version: str
    purpose: Literal["ekm"] | Literal["psp_decryption"]


class V1OrganizationExternalKeysPostRequestGcp(TypedDict, total=False):
    audience: Required[str]
    kms_key_location: Required[str]
    kms_key_name: Required[str]
    kms_key_ring_name: Required[str]
    kms_project_id: Required[str]
    name: Required[str]
    type: Required[Literal["gcp"]]
    workload_identity_pool_id: Required[str]
    workload_identity_project_number: Required[str]
    workload_identity_provider_id: Required[str]
    kms_key_version: str
    purpose: Literal["ekm"] | Literal["psp_decryption"]


class V1OrganizationExternalKeysPostRequestOci(TypedDict, total=False):
    key_ocid: Required[str]
    name: Required[str]
    region: Required[str]
    type: Required[Literal["oci"]]
    vault_ocid: Required[str]
    key_version_ocid: str
    purpose: Literal["ekm"] | Literal["psp_decryption"]


ExternalKeyCreateParams = (
    V1OrganizationExternalKeysPostRequestAws
    | V1OrganizationExternalKeysPostRequestGcp
    | V1OrganizationExternalKeysPostRequestAzure
    | V1OrganizationExternalKeysPostRequestOci
)
