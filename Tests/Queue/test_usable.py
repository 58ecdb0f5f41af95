"""Everybody can use the pages, on a phone and on a large screen."""

import csv
import io
import zipfile

import pytest
from playwright.sync_api import expect
from axe_playwright_python.sync_playwright import Axe


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
    journal = list(csv.DictReader(io.StringIO(page.request.get("/finance.csv").text())))
    assert journal and {"Recoverable", "Allowance", "Expected"} < set(journal[0])
    workbook = zipfile.ZipFile(io.BytesIO(page.request.get("/finance.xlsx").body()))
    assert "xl/workbook.xml" in workbook.namelist()
    page.click("text=Worklist")
    expect(page.locator("h1")).to_contain_text("Worklist")


@pytest.mark.parametrize("width", [390, 1440])
def test_everybody_can_use_the_pages_that_nobody_is_signed_in_for(chromium, server, width):
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, base_url=server.base)
    page = context.new_page()
    for path in ["/signin", "/setup", "/nothing", "/denials/577"]:
        page.goto(path)
        check_usable(page, path, width)
    context.close()
