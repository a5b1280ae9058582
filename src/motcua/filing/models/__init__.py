from motcua.filing.models.file import FileKind, ReportFile
from motcua.filing.models.received import ReceivedReport
from motcua.filing.models.report import LIVE, Report, State
from motcua.filing.models.row import StoredRow

__all__ = ["LIVE", "FileKind", "ReceivedReport", "Report", "ReportFile", "State", "StoredRow"]
