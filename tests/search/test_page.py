"""The page of search: nothing before it is used, state in the address, facets, keyboard, no script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from generator.know.publicity import open_to_readers
from generator.show.products.search.documents import FACETS, KINDS, documents_of
from generator.show.site import Site
from tests.search.reader import Reader
from tests.search.serving import Served, serving

INDEX = "tra-cuu/chi-muc/"
OWN = ("assets/javascripts/search-words", "assets/javascripts/search-engine", "assets/javascripts/search-marks", INDEX)


def of_search(log: list[tuple[str, int]]) -> list[str]:
    return [path for path, _ in log if path.startswith(OWN)]


def test_nothing_is_fetched_before_search_is_used(page: Page, served: Callable[[str], Served]) -> None:
    site = served("fabricated")
    site.taken()
    reader = Reader(page, site).open()
    page.mouse.move(300, 300)
    page.focus("#tra-cuu-chu")
    page.wait_for_timeout(600)
    before = site.taken()
    assert of_search(before) == []
    assert any(path == "tra-cuu/index.html" for path, _ in before)
    reader.ask("quach gia uyen")
    assert len(of_search(site.taken())) > 4
    assert reader.complaints == []


def test_facets_are_fetched_by_those_who_see_them(browser: Browser, served: Callable[[str], Served]) -> None:
    site = served("fabricated")
    context = browser.new_context(viewport={"width": 390, "height": 844})
    reader = Reader(context.new_page(), site).open()
    site.taken()
    total = len(reader.ask("hien mau").everything())
    assert not any("facets" in path for path in of_search(site.taken()))
    reader.page.click("#bo-loc > summary")
    reader.page.wait_for_function("() => document.querySelector('[data-facet=kind] li').innerText.length")
    reader.page.wait_for_timeout(300)
    assert [path for path in of_search(site.taken()) if "facets" in path] == [f"{INDEX}facets.json"]
    assert sum(reader.count("kind", kind) or 0 for kind, _ in KINDS) == total
    context.close()


def test_no_other_page_knows_of_the_index(served: Callable[[str], Served]) -> None:
    site = served("fabricated")
    for path in ("index.html", "guong/quach-gia-uyen/index.html", "don-vi/index.html"):
        html = site.built.html(path)
        assert INDEX not in html
        assert "search-" not in html
        assert f'action="{"../" * path.count("/") or "./"}tra-cuu/"' in html


def test_the_header_asks_by_a_plain_form(page: Page, served: Callable[[str], Served]) -> None:
    site = served("fabricated")
    page.goto(f"{site.address}guong/quach-gia-uyen/")
    page.fill(".site-find__input", "lép bép")
    page.press(".site-find__input", "Enter")
    page.wait_for_selector(".hit")
    assert page.url == f"{site.address}tra-cuu/?q=l%C3%A9p+b%C3%A9p"
    assert page.input_value("#tra-cuu-chu") == "lép bép"
    assert page.title().startswith("lép bép – Tra cứu")
    assert page.locator(".site-find").count() == 0


def test_the_answer_stands_in_the_address_and_can_be_gone_back_to(reader: Reader) -> None:
    page = reader.page
    reader.ask("dong tau").choose("kind", "unit")
    assert page.url.endswith("?q=dong+tau&kind=unit")
    shown = reader.shown()
    assert {one["kind"] for one in shown} == {"unit"}
    reader.choose("kind", "unit")
    assert page.url.endswith("?q=dong+tau")
    page.go_back()
    page.wait_for_url("**&kind=unit")
    reader.settle()
    page.wait_for_function("n => document.querySelectorAll('.hit').length === n", arg=len(shown))
    assert reader.shown() == shown
    assert page.is_checked("[data-facet=kind] input[value=unit]")
    page.go_back()
    page.go_back()
    page.wait_for_function("() => !location.search")
    assert reader.settle().shown() == []
    assert page.input_value("#tra-cuu-chu") == ""
    assert page.is_visible("#goi-y")


def test_an_address_somebody_sent_shows_the_same(page: Page, served: Callable[[str], Served]) -> None:
    reader = Reader(page, served("fabricated")).open("?q=giao+luu&kind=event&unit=dhtn")
    page.wait_for_selector(".hit")
    assert {one["kind"] for one in reader.everything()} == {"event"}
    chips = page.locator("#dang-loc button").all_text_contents()
    assert chips == ["Bỏ lọc: Sự kiện", "Bỏ lọc: Đại học Thử nghiệm"]


def test_words_in_an_address_are_words_not_markup(page: Page, served: Callable[[str], Served]) -> None:
    reader = Reader(page, served("fabricated")).open(
        "?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E+quach&kind=x%22%3E%3Cb%3E"
    )
    reader.settle()
    page.wait_for_function("() => document.getElementById('ket-qua-so').textContent")
    assert page.locator("article img").count() == 0
    assert reader.complaints == []


def test_counts_are_those_of_the_documents(reader: Reader) -> None:
    """Counted again here: under each facet, with the choices made under the others."""
    table = read_back(reader)
    total = len(table)
    assert reader.page.inner_text(".explore__idle .quiet").startswith(f"{total:,}".replace(",", "."))
    assert reader.choose("field", "cong-dong").status == f"{sum('cong-dong' in one['field'] for one in table)} kết quả."
    reader.choose("year", "2020").choose("year", "2021")
    chosen = {"field": {"cong-dong"}, "year": {"2020", "2021"}}
    for facet in FACETS:
        others = {key: values for key, values in chosen.items() if key != facet}
        left = [one for one in table if all(values & one[key] for key, values in others.items())]
        counts = Counter(value for one in left for value in one[facet])
        show_all(reader, facet)
        for value in {value for one in table for value in one[facet]}:
            shown = reader.count(facet, value)
            if not counts[value]:
                assert shown is None or value in chosen.get(facet, ())
            else:
                assert shown == counts[value], (facet, value)
    found = [one for one in table if all(values & one[key] for key, values in chosen.items())]
    assert len(reader.everything()) == len(found) > 20
    assert {one["path"] for one in reader.shown()} == {next(iter(one["path"])) for one in found}


def read_back(reader: Reader) -> list[dict[str, set[str]]]:
    """Where each document stands, from the maker's own documents and the tree of units."""
    site = Site(public=open_to_readers(reader.served.built.plan.catalog))
    units = site.public.catalog.units
    found = []
    for one in documents_of(site):
        values = {key: set(held) for key, held in one.facets.items()}
        values["unit"] = {above for held in values["unit"] for above in (held, *units.ancestors(held))}
        found.append({**values, "path": {one.path}})
    return found


def show_all(reader: Reader, facet: str) -> None:
    button = reader.page.locator(f"[data-facet={facet}] .facet__more")
    if button.is_visible():
        button.click()


def test_no_choice_leads_to_nothing(reader: Reader) -> None:
    """Whatever is offered beside an answer has a number, and choosing it gives that many."""
    reader.ask("hien mau").choose("kind", "advanced-model")
    page = reader.page
    offered = page.eval_on_selector_all(
        "[data-facet]:not([data-facet=kind]) li:not([hidden]) input", "boxes => boxes.map(box => [box.name, box.value])"
    )
    assert len(offered) > 12
    for facet, value in offered[::3]:
        number = reader.count(facet, value)
        assert number
        reader.choose(facet, value)
        assert reader.status.startswith(f"{number} kết quả")
        assert reader.shown()
        reader.choose(facet, value)


def test_spelling_as_typed_comes_first_and_the_rest_is_set_apart(reader: Reader) -> None:
    reader.ask("Quách Gia Uyển")
    assert reader.status == "3 kết quả cho “Quách Gia Uyển”, trong đó 2 viết đúng dấu."
    rows = reader.page.locator("#ket-qua > li").all_inner_texts()
    assert rows[2] == "Viết khác dấu"
    assert "Quách Gia Uyên" in rows[3]


def test_a_mistyped_letter_is_said(reader: Reader) -> None:
    assert "không có chữ “quacg” nên đã tìm “quach”" in reader.ask("quacg gia uyen").status
    assert reader.ask("zzzzqqqq").status.startswith("Không có kết quả nào cho “zzzzqqqq”.")
    assert reader.page.is_visible("#goi-y")


@pytest.mark.parametrize(
    ("query", "path", "words"),
    [
        ("lep bep", "bai-viet/chan-vit/", "lép bép"),
        ("giọng khàn", "bai-viet/den-tren-vinh/", "giọng khàn"),
        ("thuyen go lim", "don-vi/khoa-dong-tau/", "Thuyền Gỗ Lim"),
        ("231qdttg", "quyet-dinh/qd-231/", "231/QĐ-TTg"),
        ("nha giao uu tu", "guong/ung-dac-diem/", "Nhà giáo ưu tú"),
        ("tong phuoc khoai", "quyet-dinh/qd-231/", "Tống Phước Khoái"),
        ("thap den tren dao", "guong/nhom-hai-dang/", "thắp đèn trên đảo"),
    ],
)
def test_a_result_shows_why_it_was_found(reader: Reader, query: str, path: str, words: str) -> None:
    reader.ask(query)
    marks = reader.page.locator(f".hit[data-path='{path}'] mark")
    expect(
        marks.filter(has_text=words.split()[-1]).first
    ).to_be_visible()  # a text behind is looked into a little later
    shown = next(one for one in reader.shown() if one["path"] == path)
    wanted = [words] if query == "231qdttg" else words.split()
    assert [word for word in wanted if word not in shown["marked"]] == []


LEAVE_OUT = """async sizes => {
  const page = document.querySelector('[data-explore]');
  const { Engine } = await import(new URL(page.dataset.engine, document.baseURI));
  const engine = new Engine({ base: '', words: null });
  const terms = Object.keys(sizes);
  engine.spread = { words: new Map(terms.map((term) => [term, `w-${term}`])) };
  engine.sizes = new Map(terms.map((term) => [`w-${term}`, sizes[term]]));
  const typed = terms.map((term) => ({ term, form: '' }));
  const heavy = engine.leaveOut(typed, false);
  return [heavy, typed.filter((word) => word.common).map((word) => word.term)];
}"""


@pytest.mark.parametrize(
    ("sizes", "left_out"),
    [
        ({"a": 60, "b": 40, "c": 20, "d": 10}, [True, ["a"]]),
        ({"a": 63, "b": 63, "c": 63}, [True, []]),
        ({"a": 10, "b": 63, "c": 63, "d": 63, "e": 20}, [True, ["b", "c"]]),
        ({"a": 10, "b": 20, "c": 9, "d": 8}, [False, []]),
    ],
)
def test_the_heaviest_of_many_words_are_not_asked_for(reader: Reader, sizes: dict[str, int], left_out: object) -> None:
    """In a site of ten thousand stories; three words always stay, however heavy."""
    assert reader.page.evaluate(LEAVE_OUT, sizes) == left_out


def test_by_keyboard_alone(page: Page, served: Callable[[str], Served]) -> None:
    reader = Reader(page, served("fabricated")).open()
    page.focus("#tra-cuu-chu")
    page.keyboard.type("giang vien", delay=5)
    page.wait_for_selector(".hit")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Tìm"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "checkbox"
    page.keyboard.press("Space")
    page.wait_for_url("**kind=**")
    reader.settle()
    assert page.evaluate("document.activeElement.checked")
    page.focus("#xem-them")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelectorAll('.hit').length === 20")
    assert page.evaluate("document.activeElement === document.querySelectorAll('.hit__title a')[10]")
    page.focus("#dang-loc button")
    page.keyboard.press("Enter")
    reader.settle()
    page.wait_for_function("() => !location.search.includes('kind')")
    assert page.evaluate("document.activeElement.id") == "tra-cuu-chu"


def test_what_a_screen_reader_hears(reader: Reader) -> None:
    page = reader.page
    reader.ask("dong tau")
    expect(page.get_by_role("status")).to_contain_text("kết quả cho “dong tau”")
    expect(page.get_by_role("search").get_by_role("searchbox")).to_have_accessible_name(
        "Tên người, tập thể, đơn vị, danh hiệu, số quyết định hoặc vài chữ trong bài"
    )
    expect(page.get_by_role("group", name="Lĩnh vực")).to_be_visible()
    expect(page.get_by_role("region", name="Kết quả")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Gương cá nhân")).to_be_visible()


def test_without_script_the_page_leads_to_the_lists(browser: Browser, served: Callable[[str], Served]) -> None:
    site = served("fabricated")
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{site.address}tra-cuu/?q=quach")
    expect(page.get_by_text("cần JavaScript")).to_be_visible()
    assert not page.is_visible("#tra-cuu")
    assert not page.is_visible("#bo-loc")
    links = [link.get_attribute("href") or "" for link in page.locator(".explore__lists a").all()]
    assert len(links) >= 8
    for link in links:
        answer = page.request.get(f"{site.address}tra-cuu/{link}")
        assert answer.ok, link
    context.close()


def test_a_fault_on_the_way_is_said(page: Page, served: Callable[[str], Served]) -> None:
    reader = Reader(page, served("fabricated")).open()
    page.route("**/chi-muc/table.json*", lambda route: route.abort())
    reader.ask("quach")
    assert "Chưa đọc được dữ liệu tra cứu" in reader.status
    page.unroute("**/chi-muc/table.json*")
    assert reader.ask("quach gia").status.startswith("3 kết quả")


def test_an_index_of_another_day_is_not_mixed_with_this_one(page: Page, served: Callable[[str], Served]) -> None:
    reader = Reader(page, served("fabricated")).open()
    page.route("**/chi-muc/w-*", lambda route: route.fulfill(json={"v": "0000000000", "t": {}}))
    reader.ask("quach")
    assert "trang vừa được cập nhật" in reader.status
    assert reader.shown() == []


@pytest.mark.parametrize("fault", [{"json": {"v": "0000000000", "t": {}}}, {"status": 404}])
def test_a_site_published_in_the_middle_of_a_question(
    page: Page, served: Callable[[str], Served], fault: dict[str, Any]
) -> None:
    """The table is read before the switch, the words after it: the question is asked anew, of the new release."""
    reader = Reader(page, served("fabricated")).open()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.route("**/chi-muc/w-*", lambda route: route.fulfill(**fault), times=1)
    assert reader.ask("quach gia").status.startswith("3 kết quả")
    for _ in range(40):  # a busy browser tells of its requests a little after they were answered
        if asked.count("table.json") < 2:
            page.wait_for_timeout(50)
    assert asked.count("table.json") == 2


def test_a_site_published_between_two_questions(context: BrowserContext, served: Callable[[str], Served]) -> None:
    old, new = served("fabricated").built, served("two").built
    with serving(old) as site:
        reader = Reader(context.new_page(), site).open()
        assert reader.ask("quach gia").status.startswith("3 kết quả")
        site.built = new
        assert [one["title"] for one in reader.ask("co khi").shown()] == ["Trang thuy"]
        site.built = old
        assert reader.ask("quach gia").status.startswith("3 kết quả")
        assert [line for line in reader.complaints if "404" not in line] == []


@pytest.mark.parametrize("width", [390, 820, 1440])
def test_it_fits_every_screen(browser: Browser, served: Callable[[str], Served], width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    reader = Reader(context.new_page(), served("fabricated")).open("?q=khoa+ung+dung")
    reader.page.wait_for_selector(".hit")
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= width
    assert reader.page.locator("#bo-loc").evaluate("one => one.open") == (width >= 1200)
    assert reader.complaints == []
    context.close()
