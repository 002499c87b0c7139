import fc from 'fast-check';
import { createCell } from '../../../src/core/cell.ts';
import type { SandboxEvidence } from '../../../src/report/evidence.ts';
import type { ReportProvider, RunFacts } from '../../../src/report/report.ts';
import { type ReportFacts, toReport } from '../../../src/report/to-report.ts';
import type { Violation } from '../../../src/report/violation.ts';

/** A breach that a test changes to what it is about. */
export function violation(facts: Partial<Violation> = {}): Violation {
  return {
    ...{ id: '1', requestId: '7', kind: 'request', level: 'violation', provider: 'voiceos' },
    ...{ operation: 'listConversations', in: 'query', pointer: 'limit', code: 'maximum' },
    ...{ message: 'limit is 500; wanted is at most 100.', sent: '500', allowed: [] },
    ...{ basis: 'seed', blame: 'client', reason: 'The client sends it.', count: 1 },
    remedy: 'Send at most 100 as limit.',
    rule: {
      ...{ file: 'specs/voiceos.yaml', pointer: '/paths/~1conversations/get/parameters/4/schema/maximum' },
      ...{ line: 61, column: 13, constraint: 'maximum: 100' },
    },
    nearest: [],
    first: {
      ...{ at: '2026-01-01T09:00:00.000Z', method: 'GET', path: '/voiceos/conversations?limit=500' },
      curl: "curl -H 'Authorization: Bearer $KEY' 'http://127.0.0.1:4010/voiceos/conversations?limit=500'",
    },
    ...facts,
  };
}

export const RUN: RunFacts = {
  ...{ version: '0.1.0', startedAt: '2026-01-05T10:00:00.000Z', durationMs: 5200 },
  ...{ command: ['npm', 'test'], exitCode: 0 },
};

/** A provider with three operations, each with an answer and a parameter to touch. */
export function provider(name = 'voiceos'): ReportProvider {
  const operations = ['createPhoneCall', 'getConversation', 'listConversations'];
  return {
    ...{ name, title: name, spec: `specs/${name}.yaml`, place: { line: 40, column: 1 } },
    operations: operations.map((id, index) => ({
      ...{ id, method: 'GET', path: `/${id}`, place: { line: 50 + 10 * index, column: 5 } },
    })),
    cells: operations.flatMap((operation) => [
      createCell({ provider: name, kind: 'operation', operation, name: operation }),
      createCell({ provider: name, kind: 'status', operation, name: '200' }),
      createCell({ provider: name, kind: 'parameter', operation, name: 'query limit' }),
    ]),
  };
}

/** What was seen of a sandbox; nothing but what a test says. */
export function evidence(facts: Partial<SandboxEvidence> = {}): SandboxEvidence {
  return {
    ...{ name: 'default', requests: 1, violations: [], droppedViolations: 0, covered: [], faults: [] },
    deliveries: { acknowledged: 0, failed: 0, pending: 0 },
    ...facts,
  };
}

/** The report of one sandbox and one provider, unless a test says otherwise. */
export function report(facts: Partial<ReportFacts> = {}): ReturnType<typeof toReport> {
  return toReport({ run: RUN, providers: [provider()], sandboxes: [evidence()], ...facts });
}

/** Texts that break formats: markup, control characters, halves of surrogate pairs. */
export const nastyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '|',
          '`',
          '<script>',
          ']]>',
          '</pre>',
          '</script>',
          '&amp;',
          '\n\n',
          '\r',
          '\u0000',
          '"',
        ),
        fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

/** Any breach, also such as no request would cause. */
export const anyViolation: fc.Arbitrary<Violation> = fc
  .record({
    kind: fc.constantFrom('request', 'unmatched', 'response', 'receiver', 'rule'),
    level: fc.constantFrom('violation', 'note'),
    provider: fc.constantFrom('voiceos', 'ovia', 'ringback'),
    operation: fc.option(fc.oneof(fc.constantFrom('listConversations', 'listCalls'), nastyText)),
    in: fc.constantFrom('path', 'query', 'header', 'body', 'credential', 'response', 'receiver'),
    pointer: nastyText,
    code: fc.constantFrom('maximum', 'no-path', 'required', 'receiver-slow', 'polls'),
    message: nastyText,
    sent: fc.option(nastyText),
    allowed: fc.array(nastyText, { maxLength: 3 }),
    blame: fc.constantFrom('client', 'spec', 'mock'),
    reason: nastyText,
    remedy: nastyText,
    count: fc.integer({ min: 1, max: 9 }),
    hasRule: fc.boolean(),
    nearest: fc.array(
      fc.record({
        operation: nastyText,
        method: fc.constant('GET'),
        path: nastyText,
        differences: fc.array(nastyText, { maxLength: 2 }),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ hasRule, ...facts }) => violation({ ...facts, ...(hasRule ? {} : { rule: null, first: null }) }));
