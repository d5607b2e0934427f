import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listen, type Listening } from "../../src/listen.ts";
import { type DemoServer, demoServer } from "../demo-server.ts";
import { noBrowser, openBrowser } from "./browser.ts";

if (noBrowser !== null) process.stdout.write(`${noBrowser}\n`);

const pages = [
  "/",
  "/docs",
  "/docs/procedures",
  "/docs/ramrisk",
  "/docs/comp",
  "/docs/kendis",
  "/docs/xurrent",
  "/docs/incident",
];
const schemes = ["light", "dark"] as const;
/** Where pictures of the pages are kept, if anywhere. */
const pictures = process.env["PICTURES"];

describe.skipIf(noBrowser !== null)("in a browser", () => {
  let demo: DemoServer;
  let server: Listening;
  let browser: Browser;
  beforeAll(async () => {
    demo = await demoServer();
    server = await listen(demo.handler, { host: "127.0.0.1", port: 0 });
    browser = await openBrowser();
    if (pictures !== undefined) await mkdir(pictures, { recursive: true });
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await demo.drop();
  });

  /** Opens a page, and keeps what the browser complains of and what it asks other servers for. */
  async function open(context: BrowserContext, path: string): Promise<{ page: Page; wrong: string[] }> {
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on(
      "console",
      (message) => void (["error", "warning"].includes(message.type()) && wrong.push(message.text())),
    );
    page.on("pageerror", (error) => void wrong.push(error.message));
    page.on("request", (request) => {
      if (!/^(data:|blob:)/.test(request.url()) && !request.url().startsWith(server.url))
        wrong.push(request.url());
    });
    await page.goto(`${server.url}${path}`);
    if (/^\/docs\/(?!procedures)/.test(path)) await page.locator(".opblock-tag").first().waitFor();
    return { page, wrong };
  }

  it.each(pages.flatMap((path) => schemes.map((colorScheme) => ({ path, colorScheme }))))(
    "$path is whole, asks nobody else for anything, and breaks no rule of level A or AA in $colorScheme colours",
    async ({ path, colorScheme }) => {
      const context = await browser.newContext({ colorScheme });
      const { page, wrong } = await open(context, path);
      if (await page.locator(".opblock-tag").count()) {
        await page.locator(".opblock-tag").first().click();
        await page.locator(".opblock-summary-control").first().click();
        await page.locator(".opblock-body .responses-wrapper").first().waitFor();
      }
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
        .analyze();
      if (pictures !== undefined)
        await page.screenshot({ path: join(pictures, `${path.replaceAll("/", "_")}-${colorScheme}.png`) });
      expect(
        violations.map(({ id, nodes }) => [
          id,
          nodes.slice(0, 3).map(({ target, failureSummary }) => [target, failureSummary]),
        ]),
      ).toEqual([]);
      expect(wrong).toEqual([]);
      await context.close();
    },
    120_000,
  );

  it("leads from the start to an operation by the keyboard alone, and tries it", async () => {
    const context = await browser.newContext();
    const { page, wrong } = await open(context, "/");
    const focused = () =>
      page.evaluate(
        "document.activeElement.textContent.trim() || document.activeElement.closest('[data-tag]')?.dataset.tag || ''",
      );
    const tabTo = async (text: RegExp) => {
      for (let pressed = 0; pressed < 80; pressed++) {
        await page.keyboard.press("Tab");
        if (text.test(String(await focused()))) return;
      }
      throw new Error(`the keyboard does not reach ${text.source}`);
    };
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("Skip to the content");
    await tabTo(/^Xurrent$/);
    await page.keyboard.press("Enter");
    await page.locator(".opblock-tag").first().waitFor();
    await tabTo(/^Xurrent: connections$/);
    await page.keyboard.press("Enter");
    await tabTo(/\/v1\s*Test the connection/);
    await page.keyboard.press("Enter");
    await tabTo(/^Try it out/);
    await page.keyboard.press("Enter");
    await tabTo(/^Execute$/);
    const answered = page.waitForResponse(`${server.url}/v1`);
    await page.keyboard.press("Enter");
    expect((await answered).status()).toBe(200);
    await page.locator(".live-responses-table").waitFor();
    expect(wrong).toEqual([]);
    await context.close();
  }, 120_000);
});
