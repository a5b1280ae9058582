from motcua.organisation.models.agency import Agency, AgencyKind, AgencyPath, CalendarOverride, Level
from motcua.organisation.models.area import Area, AreaLevel, AreaSuccession, Extent
from motcua.organisation.models.desk_record import DeskItem, DeskRecord
from motcua.organisation.models.mandate import Mandate
from motcua.organisation.models.post import Post, Role
from motcua.organisation.models.user import User

__all__ = [
    "Agency",
    "AgencyKind",
    "AgencyPath",
    "Area",
    "AreaLevel",
    "AreaSuccession",
    "CalendarOverride",
    "DeskItem",
    "DeskRecord",
    "Extent",
    "Level",
    "Mandate",
    "Post",
    "Role",
    "User",
]
