"""Pages look the same with the few rules of Material that they need as with all of them."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from playwright.sync_api import Browser, Page

from generator.edge.stylesheets import SITE, Words, bundled, needed, words_of
from tests.products.sites import site
from tests.quality.sampling import address_of, sample
from tests.search.serving import Served, serving
from tests.support.rendering import THEME

LOOKS = (((390, 844), "light"), ((1440, 900), "dark"))
AT_REST = """async () => {
  document.querySelectorAll('details').forEach(one => { one.open = true });
  const pictures = [...document.images];
  pictures.forEach(one => { one.loading = 'eager' });
  await Promise.all(pictures.map(one => one.decode().catch(() => 0)));
  await Promise.all(document.getAnimations().map(one => one.finished.catch(() => 0)));
}"""
"""Everything is open, every picture is there, every color has arrived."""
EVERYTHING = """() => {
  const seen = new Set();
  const name = one => `${one.tagName}.${one.getAttribute('class')}`;
  return [...document.querySelectorAll('html, body, body *')].flatMap(one => {
    const key = name(one) + (one.parentElement ? name(one.parentElement) : '');
    if (seen.has(key)) return [];
    seen.add(key);
    return [null, '::before', '::after'].flatMap(part => {
      const style = getComputedStyle(one, part);
      if (part && style.content === 'none') return [];
      const all = [...style].filter(name => !name.startsWith('--'));
      return [`${name(one)}${part || ''}; ${all.map(name => `${name}: ${style.getPropertyValue(name)}`).join('; ')}`];
    });
  });
}"""
"""Every computed property of each kind of element in each kind of parent, and of what stands before and after it."""


def drawn(page: Page, address: str) -> list[str]:
    page.goto(address)
    page.evaluate(AT_REST)
    styles: list[str] = page.evaluate(EVERYTHING)
    return styles


def all_rules(served: Served) -> str:
    """The stylesheet with everything of Material in it."""
    sheets = [
        file
        for name in ("main", "palette")
        for folder in served.built.theme_folders
        for file in folder.glob(f"assets/stylesheets/{name}.*.min.css")
    ]
    assert len(sheets) == 2
    return "".join(sheet.read_text(encoding="utf-8") for sheet in sheets) + bundled(THEME / SITE)


def different(
    browser: Browser, served: Served, paths: Iterable[str], size: tuple[int, int], scheme: str, whole: str
) -> list[str]:
    """Elements that look different with the stylesheet ``whole``, by the first property that tells."""
    found = []
    for path in paths:
        looks = []
        for sheet in (None, whole):
            context = browser.new_context(
                viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if scheme == "dark" else "light"
            )
            page = context.new_page()
            if sheet is not None:
                page.route("**/site.*.css", lambda route: route.fulfill(body=whole, content_type="text/css"))
            looks.append(drawn(page, served.address + address_of(path)))
            context.close()
        few, all_of_it = looks
        assert len(few) == len(all_of_it) > 30
        found += [f"{path}: {first_difference(a, b)}" for a, b in zip(few, all_of_it, strict=True) if a != b]
    return found


def first_difference(few: str, whole: str) -> str:
    pairs = zip(few.split("; "), whole.split("; "), strict=False)
    return few[:80] + " … " + " ;; ".join(f"{a} | {b}" for a, b in pairs if a != b)[:300]


def of_our_frame(name: str) -> tuple[str, ...]:
    """Pages that load the sheet at all, at any path."""
    return tuple(path for path in sample(name, 1) if "site." in site(name).html(path) and path != "404.html")


def test_no_element_looks_different(browser: Browser) -> None:
    paths = of_our_frame("mini")
    assert len(paths) > 12
    with serving(site("mini")) as served:
        for number, (size, scheme) in enumerate(LOOKS):
            assert different(browser, served, paths[number::2], size, scheme, all_rules(served)) == []


@pytest.mark.long
@pytest.mark.parametrize("name", ["real", "mini", "nobel"])
def test_no_element_of_any_site_looks_different(browser: Browser, name: str) -> None:
    with serving(site(name)) as served:
        for size, scheme in LOOKS:
            assert different(browser, served, of_our_frame(name), size, scheme, all_rules(served)) == []


def test_a_difference_would_be_seen(browser: Browser) -> None:
    with serving(site("mini")) as served:
        whole = all_rules(served).replace(".md-grid{", ".md-grid{color:red;")
        assert different(browser, served, ["index.html"], *LOOKS[0], whole) != []


WORDS = Words(elements=frozenset({"a", "p", "button"}), names=frozenset({"x", "y-z", "data-k", "v", "dir", "ltr"}))


@pytest.mark.parametrize(
    ("selector", "wanted"),
    [
        (".x", True),
        (".x .y-z>a:hover", True),
        (".q", False),
        (".x .q", False),
        ("ul", False),
        ("*", True),
        (":root", True),
        (".x:not(.q)", True),
        ("[data-k=v] .x", True),
        ('[data-k="w"] .x', False),
        ("[dir=rtl] .x", False),
        ("[dir=ltr] a::before", True),
        ("button::-moz-focus-inner", True),
        ("table:not([class])", False),
        ("#q", False),
    ],
)
def test_a_selector_is_known_by_its_names(selector: str, wanted: bool) -> None:
    assert WORDS.know(selector) is wanted


def test_what_is_needed_keeps_its_order_and_its_strings() -> None:
    css = (
        ':root{--a:1;--b:url("x;}y");--c:var(--a)}.q{color:red}@media (width>1px){.x,.q{color:blue;background:var(--b)}'
        "ul{margin:0}}@keyframes run{to{top:0}}@keyframes walk{to{top:1}}p{animation:walk 1s}@media print{.q{top:0}}"
    )
    assert needed(css, WORDS) == (
        ':root{--b:url("x;}y")}@media (width>1px){.x{color:blue;background:var(--b)}}@keyframes walk{to{top:1}}'
        "p{animation:walk 1s}"
    )


def test_a_later_sheet_keeps_variables() -> None:
    assert needed(":root{--a:1;--b:2}", WORDS, used_by=".x{top:var(--b)}") == ":root{--b:2}"


def test_words_are_read_off_templates() -> None:
    words = words_of(['<p class="x {% if y %}y-z{% endif %}" data-k="v">'], ["u"])
    assert {"x", "y-z", "data-k", "v", "u"} <= words.names
    assert "p" in words.elements
