"""Signing in and out. Too many wrong passwords: django-axes locks and shows shared/locked_out.html."""

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.utils.translation import gettext_lazy as _


class SignInForm(AuthenticationForm):
    error_messages = {
        "invalid_login": _("Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy nhập lại; sau 5 lần sai sẽ tạm khóa."),
        "inactive": _("Tài khoản này đã ngừng dùng. Hãy báo người quản trị của cơ quan."),
    }
    use_required_attribute = False

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.label_suffix = ""
        for name, label, missing in (
            ("username", _("Tên đăng nhập"), _("Hãy nhập tên đăng nhập.")),
            ("password", _("Mật khẩu"), _("Hãy nhập mật khẩu.")),
        ):
            self.fields[name].label = label
            self.fields[name].error_messages["required"] = str(missing)
        self.fields["username"].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}


sign_in = LoginView.as_view(
    template_name="desk/sign_in.html", authentication_form=SignInForm, redirect_authenticated_user=True
)
sign_out = LogoutView.as_view()
