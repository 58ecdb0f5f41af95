"""A biller's day in a real browser, and that everybody can use the pages."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

from conftest import PASSWORD

CHROMIUM = "/usr/bin/chromium"


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


class Desk:
    """A browser window of somebody signed in."""

    def __init__(self, chromium, server, name, width=1440):
        self.context = chromium.new_context(
            viewport={"width": width, "height": 900}, base_url=server.base, accept_downloads=True)
        self.page = self.context.new_page()
        self.troubles = []
        self.page.on("console", lambda message: self.troubles.append(message.text)
                     if message.type == "error" and "favicon" not in str(message.location) else None)
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.goto("/signin")
        self.page.fill("input[name=name]", name)
        self.page.fill("input[name=password]", PASSWORD)
        self.page.click("main button")
        self.page.wait_for_url(server.base + "/**")

    def close(self):
        self.context.close()
        assert self.troubles == []


@pytest.fixture
def desk(chromium, server):
    desks = []

    def open_desk(name, width=1440):
        desks.append(Desk(chromium, server, name, width))
        return desks[-1]

    yield open_desk
    for each in desks:
        each.close()


@pytest.fixture
def biller(desk):
    return desk("biller").page


def rows(page):
    return page.locator("#queue tbody tr")


def open_first_free(page, index=4):
    """A line nobody holds, far from those of other tests."""
    page.goto("/?part=selected&assigned=none")
    row = rows(page).nth(index)
    name = row.locator("a.open").inner_text()
    row.locator("a.open").click()
    expect(page.locator("h1")).to_contain_text(name)
    return page.url


def test_1_the_days_work_stands_in_order_with_words_for_what_is_urgent(biller):
    expect(biller.locator("h1")).to_have_text("Worklist")
    ranks = [int(text) for text in rows(biller).locator("td:first-child").all_inner_texts()]
    assert ranks == sorted(ranks) and len(ranks) > 10
    first = rows(biller).first
    expect(first).to_contain_text(re.compile("left|today|past"))
    expect(first).to_contain_text("$")
    expect(first).to_contain_text("%")
    expect(biller.get_by_text("Synthetic data.")).to_be_visible()


def test_2_one_payers_denials_are_found(biller):
    biller.get_by_text("Filter", exact=True).click()
    payer = biller.locator("select[name=payer] option").nth(1).inner_text()
    biller.select_option("select[name=payer]", label=payer)
    biller.get_by_role("button", name="Show").click()
    expect(rows(biller).first).to_be_visible()
    assert {text for text in rows(biller).locator(".payer").all_inner_texts()} == {payer}


def test_3_a_denial_is_taken_by_the_keyboard_and_stands_under_my_work(biller):
    biller.goto("/?part=selected&assigned=none")
    for _ in range(3):
        biller.keyboard.press("j")
    name = rows(biller).nth(2).locator("a.open").inner_text()
    expect(rows(biller).nth(2).locator("a.open")).to_be_focused()
    with biller.expect_navigation():
        biller.keyboard.press("t")
    biller.get_by_role("link", name="My work").click()
    expect(biller.locator("#queue")).to_contain_text(name)
    row = rows(biller).filter(has_text=name)
    with biller.expect_navigation():
        row.get_by_role("button", name=re.compile("Give back")).click()
    biller.get_by_role("link", name="My work").click()
    expect(biller.locator("main")).not_to_contain_text(name)


def test_4_why_a_denial_stands_where_it_does_is_on_its_page(biller):
    open_first_free(biller)
    for heading in ["Why it stands here", "What the chance rests on", "What can be done",
                    "What happened", "Notes and changes"]:
        expect(biller.get_by_role("heading", name=heading)).to_be_visible()
    expect(biller.locator(".bars svg").first).to_be_visible()
    expect(biller.locator(".arithmetic")).to_contain_text("Expected net")


def test_5_a_note_is_kept(biller):
    open_first_free(biller, 5)
    biller.fill("textarea[name=text]", "Called; waits for records <b>today</b>")
    biller.get_by_role("button", name="Add the note").click()
    expect(biller.locator(".events .words").first).to_have_text(
        "Called; waits for records <b>today</b>")


def test_6_what_was_sent_is_recorded_the_answer_in_two_clicks_and_both_undone(biller):
    url = open_first_free(biller, 6)
    biller.get_by_text("Something went out to the payer").click()
    biller.get_by_role("button", name="Record what was sent").click()
    expect(biller.locator(".figures")).to_contain_text("appealed")
    biller.goto("/")
    expect(biller.locator("#queue")).not_to_contain_text(url.rsplit("/", 1)[1] + "\n")
    assert biller.locator(f"#denial-{url.rsplit('/', 1)[1]}").count() == 0
    biller.goto(url)
    biller.locator("summary", has_text=re.compile("^Overturned$")).click()
    biller.get_by_role("button", name="Record: overturned").click()
    expect(biller.locator(".figures")).to_contain_text("overturned")
    expect(biller.get_by_role("table", name=re.compile("Remittances"))).to_contain_text(
        "recorded in the queue")
    biller.get_by_role("button", name=re.compile("Undo: overturned")).click()
    expect(biller.locator(".figures")).to_contain_text("appealed")
    biller.get_by_role("button", name=re.compile("Undo: .* sent on")).click()
    expect(biller.locator(".figures")).to_contain_text("open")
    biller.goto("/")
    expect(biller.locator(f"#denial-{url.rsplit('/', 1)[1]}")).to_be_visible()


def test_a_row_that_vanishes_leaves_the_keys_on_no_other(desk):
    one, other = desk("biller").page, desk("clinician").page
    for page in (one, other):
        page.goto("/?part=selected&assigned=none")
    one.wait_for_timeout(500)
    for _ in range(10):
        one.keyboard.press("j")
    mine = rows(one).nth(9).get_attribute("data-denial")
    # One above it goes: the keys stay on the row itself.
    above = rows(other).nth(2).get_attribute("data-denial")
    with other.expect_navigation():
        other.locator(f"#denial-{above} button.take").click()
    expect(one.locator(f"#denial-{above}")).to_have_count(0)
    with one.expect_navigation():
        one.keyboard.press("t")
    one.goto(f"/denials/{mine}")
    expect(one.locator(".holder")).to_contain_text("You have taken it")
    with one.expect_navigation():
        one.get_by_role("button", name="Give back").click()
    # The row itself goes: 't' takes none, and 'j' goes on from there.
    one.goto("/?part=selected&assigned=none")
    one.wait_for_timeout(500)
    for _ in range(5):
        one.keyboard.press("j")
    gone, after = (rows(one).nth(at).get_attribute("data-denial") for at in (4, 5))
    other.goto("/?part=selected&assigned=none")
    with other.expect_navigation():
        other.locator(f"#denial-{gone} button.take").click()
    expect(one.locator(f"#denial-{gone}")).to_have_count(0)
    before = one.url
    one.keyboard.press("t")
    one.wait_for_timeout(300)
    assert one.url == before
    one.keyboard.press("j")
    expect(one.locator(f"#denial-{after} a.open")).to_be_focused()
    for number in (above, gone):
        other.goto(f"/denials/{number}")
        with other.expect_navigation():
            other.get_by_role("button", name="Give back").click()


def test_what_another_takes_says_so_where_it_stays(desk):
    one, other = desk("biller").page, desk("clinician").page
    one.goto("/?part=selected")
    other.goto("/?part=selected&assigned=none")
    one.wait_for_timeout(500)
    number = rows(other).nth(5).get_attribute("data-denial")
    with other.expect_navigation():
        other.locator(f"#denial-{number} button.take").click()
    expect(one.locator(f"#denial-{number} .who")).to_have_text("clinician")
    other.goto(f"/denials/{number}")
    with other.expect_navigation():
        other.get_by_role("button", name="Give back").click()


def test_a_claim_is_found_by_its_number_which_stands_in_no_address(biller):
    biller.goto("/?part=selected")
    row = rows(biller).filter(has_text=re.compile(r"S1\d+")).first
    claim = re.search(r"S1\d+", row.locator("a.open").inner_text())[0]
    biller.fill("input[name=claim]", claim)
    biller.get_by_role("button", name="Find").click()
    biller.wait_for_url(re.compile("denials|find"))
    assert claim not in biller.url
    expect(biller.locator("main")).to_contain_text(claim)
    biller.goto("/")
    biller.fill("input[name=claim]", "S1")
    biller.get_by_role("button", name="Find").click()
    expect(rows(biller).nth(10)).to_be_visible()
    assert "S1" not in biller.url


def test_a_note_that_came_too_late_is_not_lost(desk):
    late = desk("biller")
    one, other = late.page, desk("clinician").page
    url = open_first_free(one, 8)
    other.goto(url)
    for page, text in ((other, "first"), (one, "the payer wants the MRI")):
        page.fill("textarea[name=text]", text)
        page.get_by_role("button", name="Add the note").click()
    expect(one.get_by_role("alert")).to_contain_text("changed meanwhile")
    assert "409" in late.troubles.pop()
    expect(one.locator("textarea[name=text]")).to_have_value("the payer wants the MRI")
    one.get_by_role("button", name="Add the note").click()
    expect(one.locator(".events .words").first).to_have_text("the payer wants the MRI")
    one.get_by_role("button", name=re.compile("Take back note")).click()
    expect(one.locator(".events")).not_to_contain_text("the payer wants the MRI")


def test_7_what_another_takes_disappears_without_a_reload(desk):
    one, other = desk("biller").page, desk("clinician").page
    for page in (one, other):
        page.goto("/?part=selected&assigned=none")
    one.wait_for_timeout(500)
    row = rows(other).nth(7)
    number = row.get_attribute("id")
    expect(one.locator(f"#{number}")).to_be_visible()
    row.get_by_role("button", name=re.compile("Take")).click()
    expect(one.locator(f"#{number}")).to_have_count(0)
    expect(one.locator("#live")).to_contain_text("clinician took")
    other.goto("/denials/" + number.split("-")[1])
    with other.expect_navigation():
        other.get_by_role("button", name="Give back").click()


def test_8_the_case_before_surgery_shows_verdicts_letter_and_card(biller):
    biller.goto("/?part=open")
    biller.goto("/denials/" + rows(biller).filter(
        has_text="HH-2026-104417").first.get_attribute("data-denial"))
    expect(biller.get_by_role("heading", name="The chart")).to_be_visible()
    criteria = biller.get_by_role("table", name=re.compile("CPB 0743"))
    expect(criteria).to_contain_text("met")
    expect(criteria).to_contain_text("Severe central canal stenosis")
    for paper in ["Review with quotes", "Appeal letter", "Battle card"]:
        biller.get_by_role("link", name=paper, exact=True).click()
        expect(biller.locator(".synthetic").first).to_be_visible()
        biller.go_back()
    with biller.expect_download() as download:
        biller.get_by_role("link", name="Letter to edit, DOCX").click()
    assert download.value.suggested_filename == "letter.docx"


def test_9_what_is_seen_is_taken_along_as_a_table_and_a_workbook(biller):
    for name, start in [("CSV of this view", b"Part"), ("Workbook of this view", b"PK")]:
        with biller.expect_download() as download:
            biller.get_by_role("link", name=name).click()
        content = open(download.value.path(), "rb").read()
        assert content.lstrip(b"\xef\xbb\xbf").startswith(start)


def test_10_a_view_is_saved_and_removed_and_the_day_ends(desk):
    page = desk("manager").page
    page.goto("/?part=open&due_within=14")
    page.get_by_text("Save this view").click()
    page.fill("details.save input[name=name]", "Two weeks")
    with page.expect_navigation():
        page.get_by_role("button", name="Save", exact=True).click()
    page.goto("/")
    page.get_by_role("link", name="Two weeks").click()
    assert "due_within=14" in page.url
    page.get_by_role("button", name="Remove view Two weeks").click()
    expect(page.get_by_role("link", name="Two weeks")).to_have_count(0)
    page.get_by_role("button", name="Sign out").click()
    expect(page.locator("h1")).to_have_text("Sign in")
    page.goto("/")
    expect(page.locator("h1")).to_have_text("Sign in")


SMALL = """() => [...document.querySelectorAll(
    "a, button, summary, input:not([type=hidden]), select, textarea")]
  .map((each) => [each.outerHTML, each.getBoundingClientRect()])
  .filter(([_, box]) => box.width > 0 && (box.width < 24 || box.height < 24))
  .map(([text]) => text.slice(0, 80))"""


def check_usable(page, path, width, small=SMALL):
    found = Axe().run(page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found] == [], path
    assert page.evaluate("document.documentElement.scrollWidth") <= width + 1, path
    assert not small or page.evaluate(small) == [], f"{path}: too small for a finger"


PAGES = {
    "manager": ["/", "/?part=open", "/?part=open&payer=none", "/denials/577", "/denials/600",
                "/account"],
    "finance": ["/", "/denials/577"], "viewer": ["/"], "clinician": ["/denials/600"],
    "root": ["/accounts", "/audit", "/account"],
}


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("name", PAGES)
def test_everybody_can_use_the_pages(desk, name, width):
    page = desk(name, width).page
    page.set_default_timeout(180_000)
    for path in PAGES[name]:
        page.goto(path)
        check_usable(page, path, width)


@pytest.mark.parametrize("width", [390, 1440])
def test_everybody_can_use_the_review_of_a_case(desk, width):
    page = desk("manager", width).page
    page.goto("/denials/600")
    page.goto("/denials/600/review.html")
    # Its links are citations within sentences, as large as the words.
    check_usable(page, "/denials/600/review.html", width, small=None)


def test_everybody_can_use_the_finance_page(desk):
    page = desk("finance", 1440).page
    # A debug build draws for a while; it is drawn once for both widths.
    page.goto("/finance", timeout=300_000)
    check_usable(page, "/finance", 1440, small=None)
    page.set_viewport_size({"width": 390, "height": 900})
    check_usable(page, "/finance", 390, small=None)


@pytest.mark.parametrize("width", [390, 1440])
def test_everybody_can_use_the_pages_that_nobody_is_signed_in_for(chromium, server, width):
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, base_url=server.base)
    page = context.new_page()
    for path in ["/signin", "/setup", "/nothing", "/denials/577"]:
        page.goto(path)
        check_usable(page, path, width)
    context.close()


def test_the_list_works_without_script(chromium, server):
    context = chromium.new_context(java_script_enabled=False, base_url=server.base)
    page = context.new_page()
    page.goto("/signin")
    page.fill("input[name=name]", "biller")
    page.fill("input[name=password]", PASSWORD)
    page.click("main button")
    page.goto("/?part=selected&assigned=none")
    row = rows(page).nth(8)
    number = row.get_attribute("data-denial")
    with page.expect_navigation():
        row.locator("button.take").click()
    page.goto(f"/denials/{number}")
    expect(page.locator(".holder")).to_contain_text("You have taken it")
    with page.expect_navigation():
        page.get_by_role("button", name="Give back").click()
    context.close()
