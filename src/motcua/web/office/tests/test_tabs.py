"""Which tab a page stands under."""

import re

import pytest
from django.test import Client
from django.urls import reverse

_TAB = re.compile(r'<a href="[^"]+" aria-current="(page|true)">.*?<span>([^<]+)</span></a>', re.DOTALL)


@pytest.mark.parametrize(
    ("name", "label", "kind"),
    [
        ("office:overview", "Tổng quan", "page"),
        ("office:pace", "Tổng quan", "true"),
        ("office:figures", "Biểu số liệu", "page"),
        ("office:decisions", "Quyết định công bố", "page"),
        ("office:decision-record", "Quyết định công bố", "true"),
        ("office:posting", "Niêm yết", "page"),
        ("office:posting-checks", "Niêm yết", "true"),
        ("office:delegations", "Ủy quyền, phân cấp", "page"),
        ("office:catalogue-changes", "Biến động danh mục", "page"),
        ("office:catalogue-lists", "Biến động danh mục", "true"),
        ("office:reports", "Báo cáo", "page"),
        ("office:rollup", "Báo cáo", "true"),
        ("office:feedback-register", "Phản ánh", "true"),
    ],
)
def test_a_page_marks_the_tab_it_stands_under(signed_in: Client, name: str, label: str, kind: str) -> None:
    page = signed_in.get(reverse(name)).content.decode()
    tabs = page.split('class="section-tabs', 1)[1].split("</nav>", 1)[0]
    assert _TAB.findall(tabs) == [(kind, label)]
