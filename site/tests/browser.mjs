/** The built site in Debian's Chromium, and what the tests do on its pages. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from './serve.mjs';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

/** A browser that asks nobody but the server; `foreign` lists every request that would have gone elsewhere. */
export async function openSite() {
  if (!executablePath) throw new Error('There is no Chromium: apt-get install -y chromium');
  const server = await serve(dist);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const foreign = [];
  const errors = [];
  return {
    origin: server.origin,
    foreign,
    errors,
    async page(options = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      await context.route(
        (url) => url.origin !== server.origin && !['data:', 'blob:'].includes(url.protocol),
        (route) => (foreign.push(route.request().url()), route.abort()),
      );
      const page = await context.newPage();
      page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`));
      page.on('console', (message) => message.type() === 'error' && errors.push(`${page.url()}: ${message.text()}`));
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

const PROBLEMS = 'section.problems';

/** Opens the playground and waits for the first answer. */
export async function openPlayground(site, path = '/playground', options = {}) {
  const page = await site.page(options);
  await page.goto(site.origin + path);
  await page.waitForSelector(`${PROBLEMS}[data-state=ready]`, { timeout: 20_000 });
  return page;
}

/** Does something that is answered with new findings, and waits for them. */
export async function settled(page, action) {
  await page.evaluate((selector) => {
    const list = document.querySelector(selector);
    let asked = false;
    globalThis.answered = new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`no new findings: ${list.dataset.state}`)), 10_000);
      const observer = new MutationObserver(() => {
        if (list.dataset.state !== 'ready') asked = true;
        else if (asked) resolve(observer.disconnect());
      });
      observer.observe(list, { attributes: true, attributeFilter: ['data-state'] });
    });
  }, PROBLEMS);
  await action();
  // What was drawn last waits for the next frame.
  await page.evaluate(() => globalThis.answered.then(() => new Promise(requestAnimationFrame)));
}

/** The list of findings, as a reader sees it. */
export const findingsOn = (page) =>
  page.$$eval(`${PROBLEMS} li`, (items) =>
    items.map((item) => ({
      line: Number(item.dataset.line),
      column: Number(item.dataset.column),
      rule: item.dataset.rule,
      message: item.querySelector('.message').textContent,
      repairs: [...item.querySelectorAll('.repairs button')].map(({ textContent }) => textContent),
    })),
  );

export const errorOn = (page) => page.$eval(PROBLEMS, (list) => list.querySelector('[role=alert]')?.textContent ?? '');

/** The whole text; the editor draws only what is on the screen. */
export const textIn = (page) => page.$eval('.cm-content', (content) => content.cmTile?.view?.state.doc.toString() ?? content.cmView.view.state.doc.toString());
