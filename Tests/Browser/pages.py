"""Pages in Debian's Chromium that remember everything that went wrong on them."""

import os
import re
import shutil
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from server import REPOSITORY

SIZES = {
    "desk": dict(viewport={"width": 1440, "height": 900}),
    "phone": dict(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True, device_scale_factor=2),
}
LOCALES = {"en": "en-GB", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCREENS = REPOSITORY / ".build-screens"

REPORT_VIOLATIONS = """
addEventListener('securitypolicyviolation', it =>
    reportViolation(`${it.violatedDirective} blocked ${it.blockedURI} on ${it.documentURI} ${it.sample}`))
"""


@contextmanager
def chromium():
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert executable, "Chromium is not installed; run: scripts/setup.sh test"
    options = ["--disable-dev-shm-usage", "--font-render-hinting=none"]
    if os.geteuid() == 0:
        options.append("--no-sandbox")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=options)
        yield browser
        browser.close()


class Problems:
    """What went wrong on a page: script errors, refused content, requests that failed."""

    def __init__(self):
        self.found = []
        self.allowed = []

    def allow(self, pattern):
        """Expects problems that match, for instance `status of 422` where a form is refused."""
        self.allowed.append(re.compile(pattern))

    def add(self, text):
        self.found.append(text)

    def watch(self, page):
        page.on("console", self.add_message)
        page.on("pageerror", lambda it: self.add(f"script: {it}"))
        page.on("requestfailed", lambda it: self.add_request(it))

    def add_message(self, message):
        if message.type == "error":
            self.add(f"console: {message.text} ({message.location['url']})")

    def add_request(self, request):
        # The browser itself gives up requests when a page is left or a download starts.
        if request.failure != "net::ERR_ABORTED":
            self.add(f"request: {request.method} {request.url} {request.failure}")

    def check(self):
        left = [text for text in self.found if not any(it.search(text) for it in self.allowed)]
        assert not left, "The page had problems:\n" + "\n".join(left)


def open_page(browser, size="desk", scheme="light", language="en", script=True, **options):
    """A page in a context of its own; `page.problems` holds what went wrong on it."""
    context = browser.new_context(
        color_scheme=scheme, locale=LOCALES[language], java_script_enabled=script, **{**SIZES[size], **options})
    problems = Problems()
    if script:
        context.expose_function("reportViolation", lambda text: problems.add(f"content security policy: {text}"))
        context.add_init_script(REPORT_VIOLATIONS)
    context.on("page", problems.watch)
    page = context.new_page()
    page.problems = problems
    return page


def check_axe(page):
    """Expects that axe finds nothing to complain about, once nothing fades in or out any more."""
    page.evaluate("Promise.allSettled(document.getAnimations().map(it => it.finished)).then(() => true)")
    violations = Axe().run(page, options={"runOnly": AXE_TAGS}).response["violations"]
    lines = []
    for it in violations:
        lines.append(f"{it['id']} ({it['impact']}): {it['help']}")
        lines += [f"    {node['html'][:200]}" for node in it["nodes"]]
    assert not lines, f"axe on {page.url}:\n" + "\n".join(lines)


def take_screenshot(page, name, **options):
    """Saves a picture as .build-screens/NAME.png once fonts are there."""
    SCREENS.mkdir(exist_ok=True)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready.then(() => true)")
    path = SCREENS / f"{name}.png"
    page.screenshot(path=path, animations="disabled", **options)
    return path
