"""The left navigation of signed-in officers: their jobs, each with what waits there."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from django.db.models import QuerySet

from motcua.dossiers import queries as dossiers
from motcua.dossiers.models import Task
from motcua.dossiers.visibility import WHOLE_AUTHORITY
from motcua.organisation.models import Post, Role, User
from motcua.organisation.queries import active_posts


class Job(NamedTuple):
    url_name: str
    label: str
    icon: str
    roles: frozenset[str]  # empty: every officer
    waiting: int | None = None


_EVERYONE: frozenset[str] = frozenset()
WORKING: frozenset[str] = frozenset({Role.RECEIVER, Role.SPECIALIST, Role.LEADER})
"""Whose posts are given tasks; control officers and inspectors only look."""
EXAMINING: frozenset[str] = frozenset({Role.CONTROL, Role.LEADER, Role.INSPECTOR})
JOBS = (
    Job("desk:home", "Việc của tôi", "list-checks", WORKING),
    Job("desk:receive", "Tiếp nhận hồ sơ", "file-plus", frozenset({Role.RECEIVER})),
    Job("desk:approvals", "Phê duyệt", "stamp", frozenset({Role.LEADER})),
    Job("desk:returns", "Trả kết quả", "package-check", frozenset({Role.RECEIVER})),
    Job("desk:book", "Sổ theo dõi", "book-open", _EVERYONE),
    Job("admin:index", "Quản trị", "settings", frozenset({Role.ADMINISTRATOR})),
    Job("office:overview", "Số liệu", "chart-column", frozenset(WHOLE_AUTHORITY)),
    Job("office:posting", "Kiểm soát thủ tục", "library-big", frozenset(WHOLE_AUTHORITY)),
    Job("office:assignments", "Cải cách, nhiệm vụ", "list-todo", _EVERYONE),
    Job("oversight:home", "Kiểm tra, giám sát", "clipboard-check", EXAMINING),
)
_COUNTED: dict[str, Callable[..., QuerySet[Task]]] = {
    "desk:home": dossiers.work_of,
    "desk:approvals": dossiers.awaiting_approval,
    "desk:returns": dossiers.awaiting_return,
}


JobOf = Callable[[str], str]
_job_of: dict[str, JobOf] = {}


def register_face(namespace: str, job_of: JobOf) -> None:
    """``job_of``: the job (its url_name) that a page of the face at a path belongs to."""
    _job_of[namespace] = job_of


def job_at(namespace: str, path: str) -> str:
    """Blank where no job is the page's."""
    found = _job_of.get(namespace)
    return found(path) if found else ""


def jobs_of(user: User) -> list[Job]:
    """One query for the posts and one for each counted job, however much waits."""
    posts = list(active_posts(user))
    roles = {post.role for post in posts}
    examines = bool(getattr(user, "holds_mandate", False))
    return [
        _counted(job, user, posts)
        for job in JOBS
        if not job.roles or job.roles & roles or (examines and job.url_name == "oversight:home")
    ]


def _counted(job: Job, user: User, posts: Sequence[Post]) -> Job:
    waiting = _COUNTED.get(job.url_name)
    return job._replace(waiting=waiting(user, posts=posts).count()) if waiting else job
