import { expect, test } from '@jest/globals';
import { FileError, parseScenarioText } from '../../src/server/scenario-files.ts';
import { HEAD, mistakesOf } from './support/mistakes.ts';

const CHOICES =
  'ringback, name, description, seed, clock, agents, data, lifecycle, replies, faults, webhooks, consistency, conversation';

test.each([
  ['an unknown key', 'zork: 1', `s:3:1: "zork" is not known here: write one of ${CHOICES}`],
  ['a misspelt key', 'lifecyle: []', 's:3:1: "lifecyle" is not known here: did you mean "lifecycle"?'],
  [
    'a misspelt key deep down',
    'lifecycle:\n  - ring: 1s\n    quque: 1s',
    's:5:5: lifecycle.0: "quque" is not known here: did you mean "queue"?',
  ],
  [
    'an unknown outcome',
    'lifecycle: [{ outcome: noanswer }]',
    's:3:24: lifecycle.0.outcome: "noanswer" is not known here: did you mean "no-answer"?',
  ],
  [
    'an unknown outcome with a weight',
    'lifecycle: [{ outcome: { anwsered: 1 } }]',
    's:3:26: lifecycle.0.outcome: "anwsered" is not known here: did you mean "answered"?',
  ],
  [
    'an outcome that is near none',
    'lifecycle: [{ outcome: xyz }]',
    's:3:24: lifecycle.0.outcome: "xyz" is not known here: write one of answered, voicemail, no-answer, busy, failed',
  ],
  [
    'a duration with a blank',
    'clock: { mode: stepping, step: 5 s }',
    's:3:32: clock.step: "5 s" is not a duration: write 5s',
  ],
  [
    'a duration in words',
    'data: [{ calls: 1, over: 5 days }]',
    's:3:26: data.0.over: "5 days" is not a duration: write 5d',
  ],
  [
    'a duration without a unit',
    'data: [{ calls: 1, over: { before: 5 } }]',
    's:3:36: data.0.over.before: 5 is not a duration: write 5s',
  ],
  [
    'thirty-nine digits that end in no unit',
    `clock: { mode: stepping, step: ${'1'.repeat(39)}! }`,
    `s:3:32: clock.step: "${'1'.repeat(39)}!" is not a duration: write 250ms, 45s, 2m, 1h30m or 30d`,
  ],
  [
    'a secret that opens the server',
    'webhooks: [{ url: "http://a/b", secret: { env: RINGBACK_ADMIN_TOKEN } }]',
    's:3:48: webhooks.0.secret.env: what opens this server is no secret of a webhook: write HOOK_SECRET',
  ],
  [
    'polls without a bound',
    'conversation: { polls: true }',
    's:3:24: conversation.polls: polls need a number, a duration or both: write 20, 1s or { most: 20, every: 1s }',
  ],
  [
    'a rule in the words of the command line',
    'conversation: { stops-when-over: true }',
    's:3:17: conversation: "stops-when-over" is not known here: did you mean "stopsWhenOver"?',
  ],
  [
    'a number where a duration is wanted',
    'conversation: { acknowledges: 5 }',
    's:3:31: conversation.acknowledges: 5 is not a duration: write 5s',
  ],
  [
    'a range of another form',
    'lifecycle: [{ ring: 1-3s }]',
    's:3:21: lifecycle.0.ring: "1-3s" is not a duration or a range of them: write 1s..3s',
  ],
  [
    'a range the wrong way round',
    'lifecycle: [{ ring: 5s..1s }]',
    's:3:21: lifecycle.0.ring: "5s..1s" is not a duration or a range of them: write 1s..5s',
  ],
  [
    'a place that is none',
    'lifecycle: [{ match: { boddy.x: 1 } }]',
    's:3:24: lifecycle.0.match: "boddy.x" is no place to look at: did you mean "body.x"?',
  ],
  [
    'a place of a call in a request',
    'faults: [{ on: "*", match: { from: x }, status: 500 }]',
    's:3:30: faults.0.match: "from" is no place to look at: write one of path.x, query.x, header.x, body.x',
  ],
  ['a missing member', 'data: [{ calls: 1, talk: { median: 5s } }]', 's:3:26: data.0.talk: "p95" is missing'],
  ['a member that is empty', 'agents:', 's:3:1: agents: a list is wanted here, and this is nothing'],
  ['a list for a text', 'description: [a]', 's:3:14: description: a text is wanted here, and this is a list'],
  [
    'a share above one',
    'agents: [{ id: a, name: A, success: 1.5 }]',
    's:3:37: agents.0.success: 1.5 is too much here: at most 1',
  ],
  [
    'a text that is too long',
    `description: ${'x'.repeat(5001)}`,
    's:3:14: description: a text of 5001 characters is too long here: at most 5000',
  ],
  [
    'a seed that is none',
    'seed: 1.5',
    's:3:7: seed: a seed is a whole number or a text, and this is 1.5: write 42',
  ],
  [
    'two failures in one fault',
    'faults: [{ on: "*", status: 500, malformedJson: true }]',
    's:3:49: faults.0.malformedJson: a fault is one failure, and this has status and malformedJson: write a fault for each',
  ],
  [
    'a quota that is a number',
    'faults: [{ on: "*", quota: 5 }]',
    's:3:28: faults.0.quota: a quota is wanted here, and this is 5: write { requests: 10, per: 1m } or { calls: 2 }',
  ],
  [
    'a misspelt member that is needed, told once',
    'faults: [{ on: "*", quota: { request: 5, per: 1m } }]',
    's:3:30: faults.0.quota: "request" is not known here: did you mean "requests"?',
  ],
  ['a member twice', 'name: t', 's:3:1: "name" stands here a second time: keep one of them'],
  [
    'a merge key',
    'clock: { <<: { mode: frozen } }',
    's:3:10: "<<" merges nothing in YAML 1.2: write the members out',
  ],
  [
    'a name that is more than a name',
    'clock: { __proto__: 1 }',
    's:3:10: clock: "__proto__" cannot be a name: take another',
  ],
  ['a tab', '\tagents: []', 's:3:1: a tab indents this line: indent with spaces'],
  [
    'a bracket that is open',
    'data: [',
    's:4:1: this bracket is not closed within its member: close it, and indent its lines',
  ],
  [
    'two members in a line',
    'clock: mode: frozen',
    's:3:8: a second "name: value" stands in this line: give it a line of its own, or quote a text that holds ": "',
  ],
  [
    'a tag',
    'description: !x y',
    's:3:14: a tag (!…) means nothing here: take it out, or quote a text that begins with !',
  ],
  [
    'a list as a name',
    '? [a]\n: b',
    's:3:3: a name is wanted here: quote a text that begins with [, {, & or *',
  ],
  [
    'an alias of nothing',
    'clock: *x',
    's:3:8: "*x" stands for nothing: put &x before it, or quote a text with a *',
  ],
  ['an alias of what it is in', 'data: &x [*x]', 's:3:11: "*x" stands for what it is in: write it out'],
  ['a NUL', 'description: a\u0000', 's:3:15: a control character stands here: take it out'],
  ['a second document', '---\na: 1', 's:3:1: a second document begins here: put each in a file of its own'],
  [
    'a number past all bounds',
    'data: [{ calls: 1e999 }]',
    's:3:17: data.0.calls: a number is wanted here, and this is Infinity',
  ],
])('%s is told with its place and a hint', (_name, text, line) => {
  expect(mistakesOf(`${HEAD}${text}\n`)).toEqual([line]);
});

test.each([
  ['', 's:1:1: a scenario is a map of members: begin the file with "ringback: scenario/1"'],
  ['- a\n', 's:1:1: a scenario is a map of members: begin the file with "ringback: scenario/1"'],
  ['name: s\n', 's:1:1: "ringback" is missing: begin the file with "ringback: scenario/1"'],
  ['name: s\nringbak: scenario/1\n', 's:2:1: "ringbak" is not known here: did you mean "ringback"?'],
  [
    'ringback: scenario/2\nnew: 1\n',
    's:1:11: ringback: "scenario/2" is made for a later Ringback: known here is scenario/1; bring Ringback up to date',
  ],
  [
    'ringback: snapshot/1\nx: 1\n',
    's:1:11: ringback: this is a snapshot, and no scenario: known here is scenario/1',
  ],
  [
    'ringback: mock/1\nx: 1\n',
    's:1:11: ringback: this is a mock of an API, and no scenario: known here is scenario/1',
  ],
  [
    'ringback: scenario\nname: s\n',
    's:1:11: ringback: "scenario" is no version of the scenario format: write scenario/1',
  ],
])('the version of %j is looked at first', (text, line) => {
  expect(mistakesOf(text)).toContain(line);
});

test('several mistakes come in the order of the file, each once', () => {
  const text = `${HEAD}seeed: 1\nlifecycle:\n  - ring: 5 s\n  - outcome: bsuy\nagents: 5\n`;
  expect(mistakesOf(text).map((line) => line.split(':')[1])).toEqual(['3', '5', '6', '7']);
});

test('more than a hundred mistakes are counted', () => {
  const text = `${HEAD}agents:\n${'  - {}\n'.repeat(200)}`;
  const error = catchFileError(text);
  expect({ told: error.issues.length, more: error.more }).toEqual({ told: 100, more: 300 });
  expect(error.message).toMatch(/400 mistakes[\s\S]*and 300 more$/);
});

test('a BOM and CRLF move no place', () => {
  const text = `\uFEFF${HEAD}zork: 1\n`.replaceAll('\n', '\r\n');
  expect(mistakesOf(text)[0]).toMatch(/^s:3:1: "zork"/);
});

test('aliases that unfold too far are told where the first one stands', () => {
  const text = `${HEAD}description: "*"\na: &a [1]\nb: &b [${'*a,'.repeat(60)}]\nc: [${'*b,'.repeat(60)}]\n`;
  expect(mistakesOf(text)).toEqual([
    's:5:8: aliases stand for more than 100 values: write out what they stand for',
  ]);
});

test('JSON is read too, in one line or in many', () => {
  expect(mistakesOf('{"ringback":"scenario/1","name":"s","seeed":1}')).toEqual([
    's:1:37: "seeed" is not known here: did you mean "seed"?',
  ]);
  expect(mistakesOf('{\n\t"ringback": "scenario/1",\n\t"name": "s"\n}\n')).toEqual([]);
});

test.each([
  ['brackets', `data: ${'['.repeat(1_000_000)}`],
  ['braces', `data: ${'{"a":'.repeat(200_000)}`],
  ['dashes', `data:\n  ${'- '.repeat(100_000)}`],
  ['JSON nested deeper than a scenario', `replies: [{ on: x, body: ${'['.repeat(100)}${']'.repeat(100)} }]`],
  ['a very long key', `"${'k'.repeat(100_000)}": 1`],
  ['anchors that unfold', `a: &a [1]\nb: &b [${'*a,'.repeat(60)}]\nc: [${'*b,'.repeat(60)}]`],
  ['a member very often', `a: {${'a,'.repeat(150_000)}}`],
  ['a match of very many places', `lifecycle: [{ match: {${many(20_000)}} }]`],
  ['very many wrong members', `lifecycle: [${`{ match: {${many(9_000)}} },`.repeat(20)}]`],
  ['very many values', `a: [${'1,'.repeat(600_000)}]`],
  ['over 4 MiB', `description: |\n${'  x\n'.repeat(1_100_000)}`],
  ['blank lines without end', `${'\n'.repeat(500_000)}x`],
])('%s: a short, located mistake', (_name, text) => {
  const lines = mistakesOf(`${HEAD}${text}\n`);
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(line).toMatch(/^s:\d+:\d+: .{1,400}$/);
});

test('one mistake among ten thousand entries is found', () => {
  const entry = (index: number): string =>
    `  - call: { id: c${index}, from: "+14155550100", to: "+14155550101", talk: ${index === 9999 ? '5 sec' : '5s'} }\n`;
  const text = `${HEAD}data:\n${Array.from({ length: 10_000 }, (_, index) => entry(index)).join('')}`;
  expect(mistakesOf(text)).toEqual(['s:10003:72: data.9999.call.talk: "5 sec" is not a duration: write 5s']);
});

/** Members that nothing knows. */
function many(count: number): string {
  return Array.from({ length: count }, (_, index) => `k${index}: 1`).join(',');
}

function catchFileError(text: string): FileError {
  try {
    parseScenarioText(text, 's');
  } catch (error) {
    if (error instanceof FileError) return error;
  }
  throw new Error('Failed to find a mistake: the text is a scenario. Break it.');
}
