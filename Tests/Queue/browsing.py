"""Windows of a real browser, of people signed in."""

import pytest
from playwright.sync_api import expect, sync_playwright


CHROMIUM = "/usr/bin/chromium"
# What a page says is awaited, not timed: a busy machine takes a while for a list.
expect.set_options(timeout=20_000)


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
        self.page.fill("input[name=password]", server.password)
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
