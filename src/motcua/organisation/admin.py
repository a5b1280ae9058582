"""Administration of agencies and accounts: what has an action goes through it, the rest is read only."""

from typing import Any

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from motcua.organisation import actions, queries
from motcua.organisation.errors import OrganisationError
from motcua.organisation.models import (
    Agency,
    Area,
    AreaSuccession,
    CalendarOverride,
    DeskRecord,
    Post,
    User,
)
from motcua.terms import clock


class ReadOnly(admin.ModelAdmin):
    """To be looked at: changes come by loading or by an action."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class Kept(admin.ModelAdmin):
    """Nothing is deleted: what ends gets a last day."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Agency)
class AgencyAdmin(ReadOnly):
    list_display = ("code", "name", "kind", "level", "parent", "valid_from", "valid_to", "synthetic")
    list_filter = ("kind", "level", "synthetic")
    list_select_related = ("parent",)
    search_fields = ("code", "name")


class PostForm(ModelForm):
    """The rules of the action, told before anything is saved."""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors:
            try:
                actions.check_post(data["agency"], data["scope"], data["valid_from"], data["valid_to"])
            except OrganisationError as error:
                raise ValidationError(error.message) from error
        return data


@admin.register(Post)
class PostAdmin(Kept):
    """New posts and ended ones, both through their actions."""

    form = PostForm
    actions = ("end_today",)
    list_display = ("user", "agency", "role", "title", "valid_from", "valid_to")
    list_filter = ("role",)
    list_select_related = ("user", "agency")
    autocomplete_fields = ("user", "agency", "scope")

    def has_change_permission(self, request: HttpRequest, obj: Post | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Post, form: ModelForm, change: bool) -> None:
        made = actions.create_post(
            obj.user,
            obj.agency,
            obj.role,
            scope=obj.scope,
            title=obj.title,
            valid_from=obj.valid_from,
            valid_to=obj.valid_to,
            by=request.user.get_username(),
        )
        obj.pk = made.pk

    @admin.action(description=_("Cho thôi từ ngày mai"), permissions=["add"])
    def end_today(self, request: HttpRequest, posts: QuerySet[Post]) -> None:
        for post in posts.filter(queries.in_force(clock.today())).select_related("user", "agency"):
            actions.end_post(post, clock.today(), by=request.user.get_username())


@admin.register(CalendarOverride)
class CalendarOverrideAdmin(ReadOnly):
    """Declared at the desk, where the deadlines that move are shown before (kill list 18)."""

    list_display = ("day", "working", "hours", "agency", "reason", "recorded_at")
    list_select_related = ("agency",)


@admin.register(DeskRecord)
class DeskRecordAdmin(ReadOnly):
    """Typed by control officers in the office; nobody changes what was typed."""

    list_display = ("agency", "valid_from", "points", "recorded_at", "recorded_by", "reason")
    list_select_related = ("agency",)


@admin.register(Area)
class AreaAdmin(ReadOnly):
    list_display = ("code", "name", "level", "parent", "valid_from", "valid_to")
    list_filter = ("level", "valid_from")
    list_select_related = ("parent",)
    search_fields = ("code", "name")


@admin.register(AreaSuccession)
class AreaSuccessionAdmin(ReadOnly):
    list_display = ("old", "new", "extent", "since")
    list_select_related = ("old", "new")
    search_fields = ("old__code", "old__name", "new__code", "new__name")


@admin.register(User)
class AccountAdmin(Kept, UserAdmin):
    """Closed, never deleted or renamed: the journal names people by their accounts. Changes go there too."""

    list_display = ("username", "full_name", "is_active", "synthetic")
    search_fields = ("username", "full_name")
    fieldsets = (
        (None, {"fields": ("username", "password", "full_name", "email")}),
        (_("Quyền quản trị hệ thống"), {"fields": ("is_active", "is_staff", "is_superuser")}),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> tuple[str, ...]:
        return ("username",) if obj else ()

    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        assert isinstance(obj, User)
        actions.record_new_account(obj, by=request.user.get_username())
        return super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        assert isinstance(obj, User)
        fields = [str(name) for part in message for name in part.get("changed", {}).get("fields", ())]
        actions.record_changed_account(obj, fields, by=request.user.get_username())
        return super().log_change(request, obj, message)

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        with transaction.atomic():
            return super().user_change_password(request, id, form_url)


admin.site.unregister(Group)  # rights come from posts alone


@admin.register(AccessAttempt, AccessFailureLog, AccessLog)
class SignInAdmin(ReadOnly):
    """Who tried to sign in. A locked account is opened by ``motcua axes_reset_username``."""

    list_display = ("attempt_time", "username", "ip_address", "path_info")
    exclude = ("get_data", "post_data", "session_hash")
