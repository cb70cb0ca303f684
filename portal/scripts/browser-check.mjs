// Drives Chromium through every page of the built portal against the stand-in for the API: takes pictures in both themes
// and two widths, checks accessibility with axe, and fails on console errors. Pictures: target/pictures.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { root } from './changes.mjs';
import { startMock } from './mock-api.mjs';
import { journeys } from './journeys.mjs';

const pictures = join(root, 'target/pictures');
mkdirSync(pictures, { recursive: true });
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const only = process.argv[2];
const looks = (process.env.LOOKS ?? 'light-1440,dark-390').split(',').map((look) => look.split('-'));

const server = await startMock(0);
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const faults = [];

for (const [theme, width] of looks) {
  for (const [name, journey] of Object.entries(journeys).filter(([one]) => !only || one.startsWith(only))) {
    const context = await browser.newContext({ colorScheme: theme, viewport: { width: Number(width), height: width < 600 ? 844 : 900 }, bypassCSP: false, reducedMotion: 'reduce' });
    const page = await context.newPage();
    // The browser itself reports an answer of 400 or 404, which some journeys ask for.
    const isExpected = (text) => /refused|register|missing/.test(name) && /the server responded with a status of 40[04]/.test(text);
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && !isExpected(message.text()) && faults.push(`${name} ${theme}: ${message.text()}`));
    page.on('pageerror', (error) => faults.push(`${name} ${theme}: ${error.message}`));
    page.on('request', (request) => !request.url().startsWith(origin) && !request.url().startsWith('data:') && request.url() !== 'about:srcdoc' && faults.push(`${name}: asks another host: ${request.url()}`));
    const look = async (part = '') => {
      await page.evaluate(() => window.scrollTo(0, 0));
      await page.waitForTimeout(250);
      await page.screenshot({ path: join(pictures, `${name}${part && `-${part}`}-${theme}-${width}.png`), fullPage: true });
      const scrolls = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1);
      if (scrolls) faults.push(`${name} ${part} ${width}: the page scrolls sideways`);
      await page.evaluate(`window.axe || (() => { ${axe} })()`);
      const found = await page
        .evaluate(async (rules) => {
          const { violations } = await window.axe.run(document, { runOnly: rules });
          return violations.map((one) => `${one.id}: ${one.help} (${one.nodes.slice(0, 3).map((node) => node.target.join(' ')).join(' | ')})`);
        }, ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
      found.forEach((one) => faults.push(`${name} ${part} ${theme} ${width}: ${one}`));
    };
    try {
      await journey({ page, origin, look });
    } catch (error) {
      faults.push(`${name} ${theme} ${width}: ${error.message.split('\n').slice(0, 3).join(' ')}`);
      await page.screenshot({ path: join(pictures, `${name}-FAILED-${theme}-${width}.png`), fullPage: true }).catch(() => {});
    }
    await context.close();
  }
}
await browser.close();
server.close();
server.closeAllConnections();
for (const fault of new Set(faults)) console.error(fault);
console.log(`${new Set(faults).size} faults. Pictures: ${pictures}`);
process.exit(faults.length ? 1 : 0);
