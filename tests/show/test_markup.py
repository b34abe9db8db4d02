"""Author Markdown becomes safe HTML that keeps every word."""

from __future__ import annotations

import time
from html import unescape

import comrak
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from generator.show import markup
from generator.show.markup import plain_text, to_html


def html(text: str, sources: int = 2) -> str:
    return str(to_html(text, to_root="../../", sources=sources).html)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đoạn.[^1]", '<p>Đoạn.<sup class="source-mark"><a href="#nguon-1" aria-label="Nguồn 1">1</a></sup></p>\n'),
        ("Đoạn.[^3]", "<p>Đoạn.[^3]</p>\n"),
        ("`[^1]`", "<p><code>[^1]</code></p>\n"),
        ("<b onclick=x>đậm</b>", "<p>&lt;b onclick=x&gt;đậm&lt;/b&gt;</p>\n"),
        ("[a](/guong/x/)", '<p><a href="../../guong/x/">a</a></p>\n'),
        ("[a](javascript:alert(1))", "<p><a>a</a></p>\n"),
        ("[a](//evil.example)", "<p><a>a</a></p>\n"),
        ("[a](https://b.vn)", '<p><a rel="noopener nofollow" href="https://b.vn">a</a></p>\n'),
        ("![ảnh](media/x.jpg)", '<p><img src="../../media/x.jpg" alt="ảnh"></p>\n'),
        ("![a>b <i>](https://b.vn/x.jpg)", "<p>a&gt;b &lt;i&gt;</p>\n"),
        ("[a](http://b.vn)", '<p><a rel="noopener nofollow" href="http://b.vn">a</a></p>\n'),
        ("[a](mailto:a@b.vn)", '<p><a href="mailto:a@b.vn">a</a></p>\n'),
        ("[a](ftp://b.vn) [b](x:y)", "<p><a>a</a> <a>b</a></p>\n"),
        (
            "[a](#muc) [b](#u-muc) [c](#mu-)",
            '<p><a href="#u-muc">a</a> <a href="#u-muc">b</a> <a href="#u-mu-">c</a></p>\n',
        ),
        ("![a](media/../x.jpg)", '<p><img alt="a"></p>\n'),
        ("![a](media/%2e%2E/x.jpg)", '<p><img alt="a"></p>\n'),
    ],
)
def test_each_piece(text: str, expected: str) -> None:
    assert html(text) == expected


def test_headings_start_below_the_page_title_and_have_unique_ids() -> None:
    body = to_html("# Đường dài\n\n## Đường dài\n\n# Đường dài\n", to_root="")
    assert [name["id"] for name in BeautifulSoup(body.html, "html.parser").find_all(["h2", "h3"])] == [
        "u-duong-dai",
        "u-duong-dai-2",
        "u-duong-dai-3",
    ]
    assert body.headings == (("u-duong-dai", "Đường dài"), ("u-duong-dai-3", "Đường dài"))
    assert "<h1" not in body.html


def test_a_footnote_of_the_author_wins_over_a_source() -> None:
    text = html("Đoạn.[^1]\n\n[^1]: Ghi chú riêng.", sources=5)
    assert "Ghi chú riêng." in text
    assert "source-mark" not in text
    assert "Back to" not in text
    assert 'aria-label="Trở lại chỗ ghi chú 1"' in text


def test_without_sources_a_mark_stays_the_text_it_is() -> None:
    assert str(to_html("Đoạn.[^1]", to_root="").html) == "<p>Đoạn.[^1]</p>\n"


def test_a_heading_without_letters_has_an_address_and_bars_on_many_lines_are_no_table() -> None:
    assert '<h6 id="u-sau">' in to_html("# Một\n\n###### Sáu", to_root="").html
    assert str(to_html("# !!!\n\nĐoạn.", to_root="").html) == '<h2 id="u-muc">!!!</h2>\n<p>Đoạn.</p>\n'
    assert html("Một |\n\n" * 201).startswith("<p>Một |</p>\n<p>")


def test_words_of_a_heading_are_those_that_are_read() -> None:
    body = to_html("# Một *hai* `ba` &amp; [bốn](https://c.vn)", to_root="")
    assert body.headings == (("u-mot-hai-ba-bon", "Một hai ba & bốn"),)


def test_footnotes_have_ids_of_their_own_and_lead_to_each_other() -> None:
    soup = BeautifulSoup(html("Đoạn.[^x]\n\n[^x]: Ghi chú."), "html.parser")
    ids = [str(one["id"]) for one in soup.find_all(id=True)]
    assert ids
    assert all(one.startswith("u-") and not one.startswith("u-u-") for one in ids)
    assert sorted(str(one["href"]) for one in soup.find_all("a")) == sorted(f"#{one}" for one in ids)
    assert {word for one in soup.find_all(class_=True) for word in one["class"]} == {
        "footnotes",
        "footnote-ref",
        "footnote-backref",
    }


def test_columns_stand_where_the_author_put_them() -> None:
    text = html("| a | b | c |\n| :-- | :-: | --: |\n| 1 | 2 | 3 |\n")
    assert [one.get("class") for one in BeautifulSoup(text, "html.parser").find_all("td")] == [
        ["to-left"],
        ["to-center"],
        ["to-right"],
    ]
    assert "align=" not in text
    assert '<tr>\n<td class="to-left">1</td>\n<td class="to-center">2</td>' in text


def test_what_is_shown_as_it_is_stands_in_letters_of_one_width() -> None:
    assert html("<b>" + "|" * 300) == "<pre>&lt;b&gt;" + "|" * 300 + "</pre>"


def test_a_text_without_its_markup() -> None:
    assert plain_text("# Một\n\n| *hai* | ba |\n| --- | --- |\n| ~~bốn~~ | [năm](https://b.vn) |\n\nsáu.[^1]") == (
        "Một hai ba bốn năm sáu."
    )
    assert plain_text("<b>đậm</b> & nhạt") == "<b>đậm</b> & nhạt"
    assert plain_text("a  b\n" + "|" * 300) == "a b " + "|" * 300


@given(st.text(max_size=300))
def test_no_text_makes_an_active_element(text: str) -> None:
    soup = BeautifulSoup(html(text), "html.parser")
    assert not soup.find_all(["script", "iframe", "style", "svg", "math", "form", "object", "base", "meta", "link"])
    for element in soup.find_all(True):
        assert not [name for name in element.attrs if name.startswith("on") or name == "style"]
        for name in ("href", "src"):
            assert not str(element.get(name, "")).strip().lower().startswith(("javascript", "data", "vbscript"))


@given(st.text(alphabet=st.characters(categories=("L", "Nd")), min_size=1, max_size=60))
def test_plain_words_survive(text: str) -> None:
    assert unescape(BeautifulSoup(html(text), "html.parser").get_text().strip()) == text
    assert plain_text(text) == text


@pytest.mark.parametrize(
    "text", ["\n\n" + "|a" * 6000 + "\n" + "|-" * 6000 + "\n" + "|b\n" * 3000, ">" * 58000, "- " * 3000 + "x"]
)
def test_what_no_person_wrote_is_shown_as_it_is(text: str) -> None:
    before = time.process_time()
    assert BeautifulSoup(html(text), "html.parser").get_text().split() == text.split()
    assert time.process_time() - before < 2


@pytest.mark.parametrize("piece", ["[", "*a ", "> ", "[a](", "`", "![[]()", "- ", "<!-- ", "[^a]: ", "|a", "**a "])
def test_pathological_texts_cost_little(piece: str) -> None:
    text = (piece * 65536)[:65536]
    before = time.process_time()
    to_html(text, to_root="")
    assert time.process_time() - before < 5


def test_what_the_parser_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told once, when the program starts; here it is told again."""
    extensions, rendering = markup._options()
    monkeypatch.setattr(markup, "_EXTENSIONS", extensions)
    monkeypatch.setattr(markup, "_RENDERING", rendering)
    made = html("<b>a</b> ~~b~~ https://c.vn và[^d]\n\n| e |\n| --- |\n| f |\n\n[^d]: g")
    assert "&lt;b&gt;a&lt;/b&gt; <del>b</del> " in made
    assert '<a rel="noopener nofollow" href="https://c.vn">https://c.vn</a>' in made
    assert '<section class="footnotes">' in made
    assert "<td>f</td>" in made


def test_the_second_wall_holds_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the sanitiser lets through when the parser lets everything through."""
    rendering = comrak.RenderOptions()
    rendering.escape, rendering.unsafe_ = False, True
    monkeypatch.setattr(markup, "_RENDERING", rendering)
    text = '<img src="media/a.jpg" alt="a" onerror="x()" style="x"> <p onclick=x id=b>c</p><script>d()</script>'
    text += '<svg onload=e></svg><!-- ghi chú --><a class="md-button" href="#a">f</a><a class="footnote-ref">g</a>'
    made = html(text)
    assert '<a href="#u-a">f</a><a class="footnote-ref">g</a>' in made
    assert "ghi chú" not in made
    assert '<img src="../../media/a.jpg" alt="a">' in made
    assert not any(word in made for word in ("onerror", "onclick", "onload", "style=", "<script", "<svg"))
    for address in ("javascript:x", "data:text/html,x", "vbscript:x", "//evil.example", "https:evil"):
        assert markup._link(address, "../") is None
