"""Who acts: a person with the posts held on the day, the citizen, or the system itself."""

from dataclasses import dataclass
from datetime import date

from motcua.dossiers.models import Dossier, Task
from motcua.organisation.models import Post, Role, User
from motcua.organisation.queries import posts_held


@dataclass(frozen=True)
class Actor:
    name: str
    posts: tuple[Post, ...] = ()
    full_name: str = ""
    system: bool = False

    def holds(self, role: Role, dossier: Dossier) -> bool:
        """Whether a post of that role is for the dossier's own authority."""
        return self.system or any(post.role == role and _is_for(post, dossier) for post in self.posts)

    def may_do(self, task: Task) -> bool:
        """Whether a post has the task's role at the task's unit, and the task is nobody else's."""
        return self.system or any(
            post.role == task.role and post.agency_id == task.agency_id for post in self.posts
        )

    def first(self, role: Role) -> Post | None:
        return next((post for post in self.posts if post.role == role), None)


def _is_for(post: Post, dossier: Dossier) -> bool:
    """A leader leads the agency of the post only: the head of an office does not decide for the committee."""
    if post.agency_id in (dossier.agency_id, dossier.counter_id):
        return True
    return post.role != Role.LEADER and post.scope_id == dossier.agency_id


SYSTEM = Actor("hệ thống", full_name="Hệ thống", system=True)
CITIZEN = Actor("công dân", full_name="Công dân")


def actor_of(user: User, on: date) -> Actor:
    """The actor with the posts in force on ``on`` and their scopes; one query."""
    return Actor(user.username, tuple(posts_held(user, on)), user.get_full_name())
