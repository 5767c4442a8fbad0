"""Pictures of the demo's pages for docs/screens/: `make screens` writes them anew.

A page longer than the window is cut where LONGEST says; 256 colours keep the files small.
"""

import io

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.demo_server import ROOT, serving
from tests.run import find_chromium

FOLDER = ROOT / "docs" / "screens"
PAGES = {
    "home": "/en/",
    "list": "/en/news/",
    "release": "/en/news/what-makes-regularization-last/",
    "mechanism": "/en/mechanisms/quito-process/",
    "meeting-matrix": "/en/mechanisms/quito-process/",
    "search": "/en/search/?q=migration",
    "home-es": "/es/",
    "release-es": "/es/noticias/que-hace-duradera-la-regularizacion/",
}
# A section of the page, where it is not the top that is shown.
PARTS = {"meeting-matrix": ".matrix"}
LONGEST = {360: 1600, 768: 1600, 1440: 1800}
COLOURS = 128
EDGE = 24
BOX = """selector => {
    const box = document.querySelector(selector).getBoundingClientRect();
    return {x: box.x + scrollX, y: box.y + scrollY, width: box.width, height: box.height};
}"""


def take(browser: Browser, server: str, name: str, width: int) -> bytes:
    context = browser.new_context(base_url=server, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(PAGES[name], wait_until="networkidle")
    page.evaluate("document.fonts.ready.then(() => 0)")
    if name in PARTS:
        shot = picture_of_part(page, PARTS[name], width)
    else:
        height = min(page.evaluate("document.documentElement.scrollHeight"), LONGEST[width])
        # Pictures further down load when the window reaches them.
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(300)
        shot = page.screenshot()
    context.close()
    return small(shot)


def picture_of_part(page: Page, selector: str, width: int) -> bytes:
    """The part with the ground around it."""
    part = page.locator(selector).first
    part.scroll_into_view_if_needed()
    box = page.evaluate(BOX, selector)
    left = max(box["x"] - EDGE, 0)
    clip = {"x": left, "y": box["y"] - EDGE, "width": min(box["width"] + 2 * EDGE, width - left)}
    return page.screenshot(full_page=True, clip={**clip, "height": box["height"] + 2 * EDGE})


def small(shot: bytes) -> bytes:
    image = Image.open(io.BytesIO(shot)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    written = io.BytesIO()
    image.save(written, "PNG", optimize=True)
    return written.getvalue()


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with serving() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        for name in PAGES:
            for width in LONGEST:
                path = FOLDER / f"{name}-{width}.png"
                path.write_bytes(take(browser, server, name, width))
                print(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1024} KB", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
