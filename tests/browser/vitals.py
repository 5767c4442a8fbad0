"""How fast a release opens on a cheap phone with slow 4G: prints a table. `make vitals` runs it.

The network and the processor are those by which Lighthouse judges a phone: 1.6 Mbit/s, 150 ms there
and back, four times slower. Each page is opened ROUNDS times with nothing in the cache; the middle counts.
https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md
"""

import statistics
import sys
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.browser.demo_server import serving
from tests.run import find_chromium

NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}
SLOWER = 4
ROUNDS = 5
PAGES = {
    "home": "/en/",
    "news": "/en/news/",
    "release": "/en/news/what-makes-regularization-last/",
    "mechanism": "/en/mechanisms/quito-process/",
}
LCP_LIMIT, CLS_LIMIT = 1_800, 0.02
MEASURE = """() => new Promise(resolve => {
    const vitals = {lcp: 0, cls: 0, what: ""};
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) {
            vitals.lcp = entry.startTime;
            vitals.what = entry.element ? `${entry.element.tagName} .${entry.element.className}` : "";
        }
    }).observe({type: "largest-contentful-paint", buffered: true});
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) vitals.cls += entry.value;
    }).observe({type: "layout-shift", buffered: true});
    const paints = performance.getEntriesByName("first-contentful-paint");
    vitals.fcp = paints.length ? paints[0].startTime : 0;
    const all = [performance.getEntriesByType("navigation")[0], ...performance.getEntriesByType("resource")];
    vitals.bytes = all.reduce((sum, entry) => sum + entry.transferSize, 0);
    vitals.requests = all.length;
    setTimeout(() => resolve(vitals), 500);
})"""


def measure(browser: Browser, address: str) -> dict[str, Any]:
    context = browser.new_context(
        viewport={"width": 360, "height": 800}, device_scale_factor=2, is_mobile=True, has_touch=True
    )
    page = context.new_page()
    protocol = context.new_cdp_session(page)
    protocol.send("Network.enable")
    protocol.send("Network.emulateNetworkConditions", NETWORK)
    protocol.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="networkidle")
    vitals: dict[str, Any] = page.evaluate(MEASURE)
    context.close()
    return vitals


def main() -> int:
    """The exit status: 0 when every page keeps both limits."""
    kept = True
    with serving() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        print(f"{'page':<11}{'FCP ms':>8}{'LCP ms':>8}{'CLS':>8}{'KB':>7}{'requests':>10}  largest")
        for name, address in PAGES.items():
            measure(browser, server + address)  # The first one makes what the server keeps.
            rounds = [measure(browser, server + address) for _ in range(ROUNDS)]
            middle = {key: statistics.median(one[key] for one in rounds) for key in ("fcp", "lcp", "cls")}
            kept &= middle["lcp"] <= LCP_LIMIT and middle["cls"] <= CLS_LIMIT
            last = rounds[-1]
            print(
                f"{name:<11}{middle['fcp']:>8.0f}{middle['lcp']:>8.0f}{middle['cls']:>8.3f}"
                f"{last['bytes'] / 1024:>7.0f}{last['requests']:>10}  {last['what']}"
            )
        browser.close()
    print(f"Limits: LCP {LCP_LIMIT} ms, CLS {CLS_LIMIT}: {'kept' if kept else 'BROKEN'}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
