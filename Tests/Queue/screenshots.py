"""Pictures of the real pages for README: python screenshots.py ADDRESS NAME PASSWORD DENIAL CASE."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).parent / "screenshots"


def main(address, name, password, denial, case):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900}, base_url=address)
        page.goto("/signin")
        page.fill("input[name=name]", name)
        page.fill("input[name=password]", password)
        page.click("main button")
        page.wait_for_url("**/")
        page.screenshot(path=FOLDER / "worklist.png")
        page.goto(f"/denials/{denial}")
        page.screenshot(path=FOLDER / "denial.png")
        page.goto(f"/cases/{case}")
        page.screenshot(path=FOLDER / "case.png")
        browser.close()


main(*sys.argv[1:])
