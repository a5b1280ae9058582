"""Forms of assignments, drawn from the declarations of the actions that check them."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from motcua.assignments.actions import GIVE, Action
from motcua.assignments.models import Assignment
from motcua.attachments.models import Attachment
from motcua.dossiers.errors import ActionRefused
from motcua.organisation.models import Agency, Post
from motcua.organisation.queries import below, in_force
from motcua.terms import clock
from motcua.web.shared.drawn import DrawnForm, field_of
from motcua.web.shared.uploads import ManyFiles

MOST = 300  # people or agencies that a list still shows; beyond, codes are typed
Files = MultiValueDict[str, UploadedFile]


class ActionForm(DrawnForm):
    """Field ids carry the action's name, so that several of these stand on one page."""

    def __init__(
        self,
        action: Action,
        item: Assignment,
        files: Iterable[Attachment] = (),
        data: QueryDict | None = None,
        sent: Files | None = None,
    ) -> None:
        super().__init__(data, sent, auto_id=f"{action.name}_%s")
        for spec in action.fields:
            self.fields[spec.name] = field_of(spec)
        if "owner" in self.fields:
            self.fields["owner"] = _person_field(below(item.agency).values("pk"), _("Chưa rõ người cụ thể"))
        if "file" in self.fields:
            choices = [("", _("Chọn tệp")), *((str(each.pk), each.name) for each in files)]
            self.fields["file"] = forms.ChoiceField(label=_("Tệp"), choices=choices)
        if action.files:
            self.fields["files"] = ManyFiles(_("Tệp chứng minh"))
            self.fields["files"].required = item.needs_file

    def typed(self) -> dict[str, Any]:
        """All but the files, which are given to the action apart."""
        return {name: self.typed_one(name) for name in self.fields if name != "files"}

    @property
    def uploads(self) -> list[UploadedFile]:
        return self.files.getlist("files") if isinstance(self.files, MultiValueDict) else []

    def refuse(self, refused: ActionRefused) -> None:
        """A browser does not keep chosen files: the page says so, everything typed stays."""
        super().refuse(refused)
        if self.uploads:
            self.add_error(
                "files" if "files" in self.fields else None,
                _("Chọn lại tệp: trình duyệt không giữ tệp đã chọn."),
            )


class GiveForm(DrawnForm):
    """``givers``: the authorities in whose name the officer may give."""

    def __init__(self, givers: list[Agency], data: QueryDict | None = None) -> None:
        super().__init__(data)
        for spec in GIVE:
            self.fields[spec.name] = field_of(spec)
        if len(givers) > 1:
            choices = [(giver.code, giver.name) for giver in givers]
            self.fields["giver"] = forms.ChoiceField(label=self.fields["giver"].label, choices=choices)
        else:
            del self.fields["giver"]
        reach = Agency.objects.filter(paths_up__above__in=givers).distinct()
        self.fields["agency"] = _agency_field(reach.filter(in_force(clock.today())))
        self.fields["owner"] = _person_field(reach.values("pk"), _("Chưa rõ người cụ thể"))

    def _group(self, *names: str) -> list[forms.BoundField]:
        return [self[name] for name in names if name in self.fields]

    @property
    def what(self) -> list[forms.BoundField]:
        return self._group("title", "product", "needs_file", "basis", "source_text", "kind")

    @property
    def whom(self) -> list[forms.BoundField]:
        return self._group("giver", "agency", "owner", "post_title")

    @property
    def when(self) -> list[forms.BoundField]:
        return self._group("given_on", "due_on")


def _agency_field(agencies: Any) -> forms.Field:
    found = list(agencies.order_by("code").values_list("code", "name")[: MOST + 1])
    label = _("Cơ quan thực hiện")
    if len(found) > MOST:
        return forms.CharField(label=label, help_text=_("Ghi mã định danh của cơ quan, ví dụ H03.1.7."))
    return forms.ChoiceField(label=label, choices=[("", _("Chọn cơ quan, đơn vị")), *found])


def _person_field(agencies: Any, nobody: str) -> forms.Field:
    """The people at work at these agencies, each once, by given name."""
    posts = Post.objects.filter(in_force(clock.today()), agency__in=agencies, user__is_active=True)
    posts = posts.select_related("user", "agency").order_by("pk")
    people = {post.user.username: post for post in posts[: MOST * 3]}
    label = _("Người được giao")
    if len(people) > MOST:
        return forms.CharField(label=label, required=False, help_text=_("Ghi tên đăng nhập của cán bộ."))
    choices = [(name, _described(post)) for name, post in people.items()]
    choices.sort(key=lambda each: each[1].split(",")[0].split()[::-1])
    return forms.ChoiceField(label=label, required=False, choices=[("", nobody), *choices])


def _described(post: Post) -> str:
    title, agency = post.title or str(post.get_role_display()), post.agency.short_name or post.agency.name
    return f"{post.user.get_full_name()}, {title[:1].lower()}{title[1:]}, {agency}"
