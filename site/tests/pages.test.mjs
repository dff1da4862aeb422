/** Are the pages readable for everybody, in light and dark, without a request to anybody else? */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import plugin from '../../dist/index.js';
import { openSite } from './browser.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const screenshots = fileURLToPath(new URL('../screenshots/', import.meta.url));
const pages = readdirSync(dist, { recursive: true }).filter((file) => file.endsWith('.html')).map((file) => `/${file.replace(/(?:index)?\.html$/, '')}`);
let site;

before(async () => {
  mkdirSync(screenshots, { recursive: true });
  site = await openSite();
});
after(() => site.close());

test('there is a page for every rule, with its findings drawn', async () => {
  const page = await site.page();
  for (const name of Object.keys(plugin.rules)) {
    await page.goto(`${site.origin}/rules/${name}`);
    assert.ok((await page.locator('.is-wrong .squiggle').count()) > 0, name);
    const drawn = await page.locator('.is-wrong .finding').count();
    const told = await page.locator('.is-wrong .example-foot span').allTextContents();
    assert.equal(drawn, told.reduce((sum, text) => sum + Number.parseInt(text, 10), 0), name);
    assert.equal(await page.locator('.is-right .finding').count(), 0, name);
  }
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing serious (${colorScheme})`, async () => {
    const page = await site.page({ colorScheme });
    for (const path of pages) {
      await page.goto(site.origin + path);
      if (path === '/playground') await page.waitForSelector('[data-state=ready]');
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }));
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      assert.deepEqual(serious.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 5).map(({ html, any }) => `${html} ${any[0]?.message ?? ''}`).join(' | ')}`), [], path);
    }
  });

  test(`screenshots (${colorScheme})`, async () => {
    for (const [name, viewport] of [['wide', { width: 1280, height: 900 }], ['narrow', { width: 390, height: 844 }]]) {
      const page = await site.page({ colorScheme, viewport });
      for (const [title, path] of [['home', '/'], ['rule', '/rules/no-wildcard-iam-resource#examples'], ['coverage', '/guide-coverage'], ['playground', '/playground']]) {
        await page.goto(site.origin + path);
        if (path === '/playground') await page.waitForSelector('[data-state=ready]');
        // No page is wider than the window.
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${path} ${name}`);
        await page.screenshot({ path: `${screenshots}${title}-${colorScheme}-${name}.png`, fullPage: title === 'home' });
      }
    }
  });
}

test('the search finds a rule by a word of its page', async () => {
  const page = await site.page();
  await page.goto(`${site.origin}/`);
  await page.keyboard.press('Control+k');
  await page.waitForSelector('.VPLocalSearchBox input:focus');
  await page.keyboard.type('DescribeParameters');
  await page.waitForSelector('.VPLocalSearchBox .result');
  assert.match((await page.locator('.VPLocalSearchBox .result').allTextContents()).join(' '), /no-wildcard-iam-resource/);
});

test('nothing went wrong and no request left the origin', () => {
  assert.ok(pages.length > 30);
  assert.deepEqual(site.foreign, []);
  assert.deepEqual(site.errors.filter((error) => !error.startsWith(`${site.origin}/404`)), []);
});
