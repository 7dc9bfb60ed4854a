from . import _m

OrganizationUser = _m.OrganizationUser
Projects = _m.OrganizationUserProjects
ProjectsData = _m.OrganizationUserProjectsDataItem
User = _m.OrganizationUserUser
