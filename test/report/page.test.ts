import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { createMock } from '../../src/index.ts';
import { renderHtml } from '../../src/report/render/html.ts';
import type { ContractReport } from '../../src/report/report.ts';
import { verdictOf } from '../../src/report/verdict.ts';
import type { Violation } from '../../src/report/violation.ts';
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

test('wide or narrow, light or dark, nothing is hard to use, and nothing is asked of a network', async () => {
  const { page, requests, errors } = await open(SAMPLE);
  await openAll(page);
  for (const look of LOOKS) {
    await showAs(page, look);
    const isWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
    const findings = await axeFindings(page);
    expect({ look, findings, isWide }).toEqual({ look, findings: [], isWide: false });
  }
  expect({ requests, errors }).toEqual({ requests: [], errors: [] });
  await page.close();
});

test('the report of a run over all APIs is as easy to use, with all of it open', async () => {
  const { page, errors } = await open(renderHtml(await reportOfAll()));
  await openAll(page);
  // The first is pressed, so that there are lists with their button and lists with more in them.
  await page.locator('.names .more').first().click();
  expect(await page.locator('.names .more').count()).toBeGreaterThan(0);
  expect(await page.evaluate("document.activeElement.closest('li, details') !== null")).toBe(true);
  for (const look of LOOKS) {
    await showAs(page, look);
    expect({ look, findings: await axeFindings(page) }).toEqual({ look, findings: [] });
  }
  expect(errors).toEqual([]);
  await page.close();
});

async function showAs(page: Page, [width, colorScheme]: (typeof LOOKS)[number]): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme });
}

/** Each API is asked, and much of it is never touched. */
async function reportOfAll(): Promise<ContractReport> {
  const mock = createMock({ seed: 1, clock: 'frozen' });
  const headers = { Authorization: 'Bearer any', 'xi-api-key': 'any' };
  for (const path of [
    '/voiceos/conversations?status=finished',
    '/voiceable/api/v1/calls?undeclared=1',
    '/elevenlabs/v1/convai/conversations?page_size=0',
    '/ovia/api/v1/calls?limit=-1',
  ])
    await mock.fetch(path, { headers });
  const made = mock.report();
  await mock.close();
  return made;
}

/** Opens what is closed, until nothing is: what is opened may have more in it. */
async function openAll(page: Page): Promise<void> {
  await page.locator('details:not([open]) > summary').first().click();
  await page.evaluate(OPEN_ALL);
}

/** Run in the page, since each click from without is a journey of its own. What is in a part is made once it is open. */
const OPEN_ALL = `(async () => {
  for (let closed; (closed = [...document.querySelectorAll('details:not([open])')]).length > 0; ) {
    await Promise.all(closed.map((part) => new Promise((isOpen) => {
      part.addEventListener('toggle', isOpen, { once: true });
      part.querySelector('summary').click();
    })));
  }
})()`;

async function axeFindings(page: Page): Promise<readonly unknown[]> {
  await page.evaluate(AXE);
  const violations = (await page.evaluate(RUN_AXE)) as readonly AxeViolation[];
  return violations.map(({ id, impact, nodes }) => ({ id, impact, first: nodes[0]?.html }));
}

/** Only what is wrong is told: all that is right is megabytes, which would have to come out of the page. */
const RUN_AXE = `axe.run({ resultTypes: ['violations'], selectors: false }).then(({ violations }) => violations)`;

interface AxeViolation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
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

test('a sandbox tells its breaches as it saw them, and its notes are not counted as breaches', async () => {
  const seen = (status: string): Violation =>
    violation({
      message: `status is "${status}".`,
      sent: `"${status}"`,
      first: { at: '2026-01-01T09:00:00.000Z', method: 'GET', path: `/~${status}`, curl: `curl /~${status}` },
    });
  const notes = [violation({ level: 'note', pointer: 'x' }), violation({ blame: 'spec', pointer: 'y' })];
  const { page } = await open(
    renderHtml(
      report({
        sandboxes: [
          evidence({ name: 'one', violations: [seen('one'), ...notes] }),
          evidence({ name: 'two', violations: [{ ...seen('two'), count: 3 }] }),
          evidence({ name: 'quiet', violations: notes }),
        ],
      }),
    ),
  );
  const sandbox = (name: string): Locator => page.locator('details.sandbox', { hasText: name });
  const two = sandbox('two');
  await two.locator('> summary').click();
  await two.locator('.violation > summary').click();
  expect(await two.locator('.violation > summary').textContent()).toBe('violationstatus is "two".3×');
  expect(await two.locator('.sent').textContent()).toBe('"two"');
  expect(await two.locator('pre').textContent()).toBe('curl /~two');
  const told = async (name: string): Promise<string | null> =>
    sandbox(name).locator('> summary > .times').textContent();
  expect(await Promise.all(['one', 'two', 'quiet'].map(told))).toEqual(['1', '1', 'fine']);
  await sandbox('quiet').locator('> summary').click();
  // What is in it is made when it is opened.
  await sandbox('quiet').locator('.violation').last().waitFor();
  expect(await sandbox('quiet').locator('.violation').count()).toBe(2);
  await page.close();
});

test('what a thousand sandboxes tell differently is bounded, and what has no room is counted', async () => {
  const sandboxes = Array.from({ length: 1000 }, (_, index) =>
    evidence({
      name: `worker-${index}`,
      violations: Array.from({ length: 90 }, (_one, at) =>
        violation({ pointer: `field-${at}`, message: `${index} ${'long '.repeat(100)}` }),
      ),
    }),
  );
  const html = renderHtml(report({ sandboxes }));
  expect(html.length).toBeLessThan(12_000_000);
  expect(html.includes('"violations":[],"breaches":90,"moreViolations":90')).toBe(true);
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
