import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Browser, chromium, type Page } from 'playwright-core';
import { renderHtml } from '../../src/report/render/html.ts';
import { verdictOf } from '../../src/report/verdict.ts';
import { generatePageAssets } from '../../tools/generate-report-page.ts';
import { anyViolation, evidence, report, violation } from './support/fixtures.ts';
import { largeReport, sampleReport } from './support/sample.ts';

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const folder = mkdtempSync(join(tmpdir(), 'ringback-page-'));

let browser: Browser;

beforeAll(async () => {
  if (!existsSync(CHROMIUM))
    throw new Error(`There is no "${CHROMIUM}". Install chromium, or name it with CHROMIUM.`);
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
});

afterAll(() => browser.close());

interface Look {
  readonly width?: number;
  readonly colorScheme?: 'light' | 'dark';
}

interface Opened {
  readonly page: Page;
  /** Everything that was asked of a network, but for the page itself. */
  readonly requests: readonly string[];
  readonly errors: readonly string[];
}

async function open(html: string, { width = 1280, colorScheme = 'light' }: Look = {}): Promise<Opened> {
  const file = join(folder, `${Math.abs(hash(html))}.html`);
  writeFileSync(file, html);
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, bypassCSP: false });
  const url = pathToFileURL(file).href;
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => request.url() !== url && requests.push(request.url()));
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(url);
  return { page, requests, errors };
}

function hash(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i += 1) sum = (Math.imul(sum, 31) + text.charCodeAt(i)) | 0;
  return sum;
}

const sample = sampleReport();
const SAMPLE = renderHtml(sample, { verdict: verdictOf(sample, { failOn: ['violations', 'uncovered'] }) });

const LOOKS = [
  [1280, 'light'],
  [1280, 'dark'],
  [390, 'light'],
  [390, 'dark'],
] as const;

test.each(LOOKS)(
  'at %d pixels, %s: nothing is hard to use, nothing is asked of a network',
  async (width, colorScheme) => {
    const { page, requests, errors } = await open(SAMPLE, { width, colorScheme });
    for (const summary of await page.locator('summary').all()) await summary.click();
    const isWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
    await page.evaluate(AXE);
    const { violations } = (await page.evaluate('axe.run()')) as AxeResult;
    expect(violations.map(({ id, impact, nodes }) => ({ id, impact, first: nodes[0]?.html }))).toEqual([]);
    expect({ requests, errors, isWide }).toEqual({ requests: [], errors: [], isWide: false });
    await page.close();
  },
);

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

test('it has no links that lead away, no handlers in its markup, and lets in its own script alone', () => {
  const markup = SAMPLE.replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/g, '');
  expect(markup).not.toMatch(/\son\w+=|\b(?:src|href)="(?!#)/i);
  expect(markup).toMatch(/script-src &#39;sha256-[^;]+;[^;]*;/);
});

test('it is found by keyboard: the search, a chip, a breach, its command', async () => {
  const { page } = await open(SAMPLE);
  await page.keyboard.press('/');
  await page.keyboard.type('eleven_labs');
  expect(await page.locator('.found').textContent()).toBe('1 of 7');
  // The API, a chip for each class, the breach.
  for (let tabs = 0; tabs < 8; tabs += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const body = page.locator('.violation .body');
  expect(await body.locator('dl').textContent()).toContain('specs/voiceos.yaml:412:17');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Copy');
  await page.close();
});

test('breaches are narrowed down by class, by API and by text, together', async () => {
  const { page } = await open(SAMPLE);
  const found = (): Promise<string | null> => page.locator('.found').textContent();
  await page.getByRole('button', { name: /^note/ }).click();
  expect(await found()).toBe('1 of 7');
  await page.getByRole('button', { name: /^violation/ }).click();
  expect(await found()).toBe('3 of 7');
  await page.getByLabel('API').selectOption('elevenlabs');
  expect(await found()).toBe('0 of 7');
  await page.getByLabel('API').selectOption('All APIs');
  await page.getByLabel('Search').fill('LIMIT IS');
  expect(await found()).toBe('1 of 7');
  await page.close();
});

test('the theme can be chosen over the system’s', async () => {
  const { page } = await open(SAMPLE, { colorScheme: 'dark' });
  const paper = (): Promise<unknown> => page.evaluate('getComputedStyle(document.body).backgroundColor');
  const dark = await paper();
  await page.getByRole('button', { name: /^Theme/ }).click();
  expect(await page.locator('#theme').textContent()).toBe('Theme: light');
  expect(await paper()).not.toBe(dark);
  await page.getByRole('button', { name: /^Theme/ }).click();
  expect(await paper()).toBe(dark);
  await page.close();
});

test('on paper, every breach is open and the controls are gone', async () => {
  const { page } = await open(SAMPLE);
  await page.evaluate("dispatchEvent(new Event('beforeprint'))");
  expect(await page.locator('#violations details[open] .facts').count()).toBe(7);
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByLabel('Search').isVisible()).toBe(false);
  await page.evaluate("dispatchEvent(new Event('afterprint'))");
  expect(await page.locator('#violations details[open]').count()).toBe(0);
  await page.close();
});

test('nothing that was sent becomes markup, whatever it is', async () => {
  const nasty = [
    violation({
      message: '</script><script>document.title = "broken"</script>',
      pointer: '<img src=x onerror=1>',
    }),
    ...fc.sample(anyViolation, { numRuns: 200, seed: 7 }),
  ];
  const { page, requests, errors } = await open(
    renderHtml(report({ sandboxes: [evidence({ violations: nasty })] })),
  );
  await page.evaluate("for (const one of document.querySelectorAll('#violations details')) one.open = true");
  await page.locator('.facts').first().waitFor();
  expect(await page.title()).toMatch(/^\d+ breaches of the contract · Ringback$/);
  expect(await page.locator('main img, main script').count()).toBe(0);
  expect({ requests, errors }).toEqual({ requests: [], errors: [] });
  await page.close();
});

test('ten thousand breaches in a thousand sandboxes are of a bounded size, and drawn in steps', async () => {
  const html = renderHtml(largeReport());
  expect(html.length).toBeLessThan(20_000_000);
  const { page, errors } = await open(html);
  expect(await page.locator('.found').textContent()).toBe('10,000 of 10,000');
  expect(await page.locator('*').count()).toBeLessThan(10_000);
  await page.locator('#violations > .groups > .more').click();
  expect(await page.locator('.group').count()).toBe(60);
  await page.getByLabel('Search').fill('field-9999');
  expect(await page.locator('.found').textContent()).toBe('1 of 10,000');
  expect(errors).toEqual([]);
  await page.close();
});

test('the script and the style in the page are those of the sources', async () => {
  const written = readFileSync(join(import.meta.dirname, '../../src/report/render/page-assets.ts'), 'utf8');
  expect(written).toBe(await generatePageAssets());
});
