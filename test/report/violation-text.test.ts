import { expect, test } from '@jest/globals';
import { blameReason } from '../../src/report/blame-reason.ts';
import { violationText } from '../../src/report/render/violation-text.ts';
import type { Violation } from '../../src/report/violation.ts';

const LIMIT: Violation = {
  ...{
    id: '1',
    requestId: '42',
    kind: 'request',
    level: 'violation',
    provider: 'voiceos',
    operation: 'listConversations',
  },
  ...{
    in: 'query',
    pointer: 'status',
    code: 'enum',
    message: 'status is "endedd"; wanted is one of started, ended.',
  },
  ...{
    sent: '"endedd"',
    allowed: ['started', 'ended'],
    basis: 'seed',
    blame: 'client',
    reason: 'The client sent it.',
  },
  remedy: 'Send one of started, ended as status.',
  rule: {
    file: 'specs/voiceos.yaml',
    pointer: '/x',
    line: 411,
    column: 7,
    constraint: 'enum: [started, ended]',
  },
  nearest: [],
  first: {
    at: '2026-01-01T09:00:00.000Z',
    method: 'GET',
    path: '/voiceos/conversations?status=endedd',
    curl: "curl -X GET 'x'",
  },
  count: 3,
};

test('a violation is told in lines: what, where, why, what to do and how to see it again', () => {
  expect(violationText(LIMIT)).toBe(`violation: voiceos · listConversations · query parameter status (enum)
    status is "endedd"; wanted is one of started, ended.
    sent      "endedd"
    allowed   started, ended
    contract  specs/voiceos.yaml:411:7  enum: [started, ended]
    basis     seed (the vendor’s own reference)
    blame     client: The client sent it.
    remedy    Send one of started, ended as status.
    seen      3 times, first in request 42 at 2026-01-01T09:00:00.000Z
    again     curl -X GET 'x'`);
});

test('below an unmatched request stand the operations that it is near to', () => {
  const near = { operation: 'listConversations', method: 'GET', path: '/conversations' };
  const text = violationText({
    ...LIMIT,
    ...{ kind: 'unmatched', operation: null, in: 'path', pointer: '/conversation', code: 'no-path' },
    nearest: [
      {
        ...near,
        differences: ['segment 1 is `conversation`, the spec has `conversations`', 'method is PUT'],
      },
      { ...near, operation: 'other', differences: [] },
    ],
  });
  expect(text.split('\n')[0]).toBe('violation: voiceos · /conversation (no-path)');
  expect(text.split('\n').slice(-2)).toEqual([
    '    nearest   GET /conversations (listConversations): segment 1 is `conversation`, the spec has `conversations`; method is PUT',
    '              GET /conversations (other)',
  ]);
});

test('what there is nothing to say of has no line', () => {
  const text = violationText({
    ...LIMIT,
    sent: null,
    allowed: [],
    rule: null,
    first: null,
    reason: '',
    count: 1,
  });
  expect(text).not.toMatch(/^ {4}(?:sent|allowed|contract|again|nearest) /m);
  expect(text).toContain('    seen      once, first in request 42\n'.trimEnd());
});

test('control characters of what was sent do nothing to a terminal', () => {
  const text = violationText({ ...LIMIT, pointer: 'a\u001b[31mb\u009bc\nd', message: 'x\ry\u2028z' });
  expect(text).toContain('a\\u001b[31mb\\u009bc\\u000ad');
  expect(text).toContain('x\\u000dy\\u2028z');
});

test('a late acknowledgement is told of the delivery and of its receiver', () => {
  const late = { kind: 'rule', code: 'acknowledge-late', blame: 'client', basis: 'docs' } as const;
  expect(violationText({ ...LIMIT, ...late, requestId: 'msg_1' })).toContain('first in delivery msg_1');
  expect(blameReason(late, 'rule')).toBe(
    'The receiver is the client’s, and acknowledged later than the rule allows.',
  );
});
