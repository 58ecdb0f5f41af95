"""A biller's day in a real browser."""

import re

from playwright.sync_api import expect

from browsing import open_first_free, rows


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
    # A list made in between has it with what waits; the page says so until there is another.
    row = biller.locator(f"#denial-{url.rsplit('/', 1)[1]}")
    for _ in range(5):
        if row.count() > 0:
            break
        expect(biller.locator("#reload")).to_contain_text("new list", timeout=120_000)
        biller.reload()
    expect(row).to_be_visible()


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
    # A new list, which an action brings, is told beside it.
    other.goto("/denials/" + number.split("-")[1])
    other.get_by_text("Something went out to the payer").click()
    other.get_by_role("button", name="Record what was sent").click()
    expect(one.locator("#reload")).to_contain_text("new list", timeout=120_000)
    expect(one.locator("#live")).to_contain_text("clinician took")
    other.get_by_role("button", name=re.compile("Undo: .* sent on")).click()
    expect(other.locator(".figures")).to_contain_text("open")
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
