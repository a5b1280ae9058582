"""Navigation of the desk; loaded by shared/desk_base.html."""

from typing import TYPE_CHECKING, Any

from django import template

if TYPE_CHECKING:
    from motcua.web.shared.navigation import Job

register = template.Library()


@register.simple_tag(takes_context=True)
def job_here(context: template.Context) -> str:
    """The job that the page belongs to, by its url_name."""
    from motcua.web.shared.navigation import job_at

    match = context["request"].resolver_match
    return job_at(match.namespace, context["request"].path) if match else ""


@register.simple_tag(takes_context=True)
def desk_jobs(context: template.Context) -> "list[Job]":
    """The signed-in officer's jobs with their counts."""
    # Django imports every tag library when the first page is drawn; the queries are needed later.
    from motcua.web.shared.navigation import jobs_of

    user: Any = context["request"].user
    return jobs_of(user) if user.is_authenticated else []
