"""Several people at once in real browsers, and one without script."""

import re

from playwright.sync_api import expect

from browsing import open_first_free, rows
from conftest import PASSWORD


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


HIDE = """() => {
  Object.defineProperty(document, "hidden", { value: true, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


def give_back(page, number):
    page.goto(f"/denials/{number}")
    with page.expect_navigation():
        page.get_by_role("button", name="Give back").click()


def test_what_was_taken_while_a_page_could_not_hear_vanishes_when_it_can(desk):
    late = desk("biller")
    one, other = late.page, desk("clinician").page
    asked = []

    def answer(route):
        asked.append(route.request.url)
        route.abort() if len(asked) == 1 else route.continue_()

    one.route("**/news*", answer)
    for page in (one, other):
        page.goto("/?part=selected&assigned=none")
    one.wait_for_timeout(300)
    number = rows(other).nth(6).get_attribute("data-denial")
    with other.expect_navigation():
        other.locator(f"#denial-{number} button.take").click()
    expect(one.locator(f"#denial-{number}")).to_have_count(0, timeout=60_000)
    assert len(asked) > 1
    late.troubles.clear()
    give_back(other, number)


def test_a_page_whose_session_ended_says_that_it_hears_no_more(desk):
    late = desk("biller")
    page = late.page
    page.goto("/")
    page.wait_for_timeout(500)
    token = page.locator("meta[name=form-token]").get_attribute("content")
    page.context.request.post("/signout", form={"form_token": token})
    expect(page.locator("#reload")).to_contain_text("no longer hears", timeout=60_000)
    late.troubles.clear()


def test_more_list_pages_than_a_browser_has_connections_all_load(desk):
    first = desk("biller")
    pages = [first.page.context.new_page() for _ in range(8)]
    for page in pages:
        page.goto("/", timeout=10_000)
        expect(rows(page).first).to_be_visible()
        # As when another page is looked at; a browser without a screen hides none by itself.
        page.evaluate(HIDE)


def test_the_keys_go_on_from_the_row_that_was_taken(biller):
    biller.goto("/?part=selected&assigned=none")
    for _ in range(3):
        biller.keyboard.press("j")
    taken, after = (rows(biller).nth(at).get_attribute("data-denial") for at in (2, 3))
    with biller.expect_navigation():
        biller.keyboard.press("t")
    expect(biller.locator(f"#denial-{taken}")).to_have_count(0)
    biller.keyboard.press("j")
    expect(biller.locator(f"#denial-{after} a.open")).to_be_focused()
    # Where it stays in the view, the keys stay on it.
    biller.goto(f"/?part=selected#denial-{taken}")
    expect(biller.locator(f"#denial-{taken} a.open")).to_be_focused()
    give_back(biller, taken)


def test_paper_holds_the_list_and_nothing_to_press(biller):
    for path, kept in [("/", "#queue"), ("/denials/577", ".figures")]:
        biller.goto(path)
        biller.emulate_media(media="print")
        expect(biller.locator(kept)).to_be_visible()
        for pressed in ["nav", "button", "input:not([type=hidden])", "textarea", "select"]:
            for each in biller.locator(pressed).all():
                expect(each).not_to_be_visible()
        biller.emulate_media(media="screen")
