import { expect, test } from '@jest/globals';
import { parseScenarioText } from '../../src/server/scenario-files.ts';
import { HEAD, mistakesOf } from './support/mistakes.ts';

test.each([
  [
    'a phone number without quotes',
    'data: [{ call: { id: a, from: +14155550100, to: "+14155550101" } }]',
    's:3:31: +14155550100 is a number here, and loses its +: quote it: "+14155550100"',
  ],
  [
    'a phone number as a number',
    'data: [{ call: { id: a, from: 14155550100, to: "+14155550101" } }]',
    's:3:31: data.0.call.from: a phone number is a text, and this is the number 14155550100: quote it: "+14155550100"',
  ],
  [
    'a match with a phone number as a number, which fits none',
    'lifecycle: [{ match: { to: [14155550100] } }]',
    's:3:28: lifecycle.0.match.to: a phone number is a text, and this is the number 14155550100: quote it: "+14155550100"',
  ],
  [
    'a number for a text',
    'lifecycle: [{ match: { to: { prefix: 1415 } } }]',
    's:3:38: lifecycle.0.match.to.prefix: a text is wanted here, and this is 1415: quote it: "1415"',
  ],
  [
    'an effect of what is only late',
    'faults: [{ on: "*", latency: 1s, effect: false }]',
    's:3:42: faults.0.effect: effect goes with a failure: what is only late has its effect: take it out',
  ],
  [
    'a wait of over a minute',
    'faults: [{ on: "*", latency: 1s..2m }]',
    's:3:30: faults.0.latency: a wait is in real time, and a minute at most: write 1m or less; longer times are for the clock',
  ],
  [
    'a body that drips for over a minute',
    'faults: [{ on: "*", slowBody: { median: 5s, p95: 61s } }]',
    's:3:31: faults.0.slowBody: a wait is in real time, and a minute at most: write 1m or less; longer times are for the clock',
  ],
  [
    'a media type that is none',
    'faults: [{ on: "*", contentType: html }]',
    's:3:34: faults.0.contentType: a media type is wanted here: write text/html',
  ],
  [
    'a placeholder that stands for nothing',
    'webhooks: [{ url: "http://{host}/{sandbox}" }]',
    's:3:19: webhooks.0.url: "{host}" stands for nothing: write {sandbox} for its name, or %7B and %7D for the braces',
  ],
])('%s is told with its place and a hint', (_name, text, line) => {
  expect(mistakesOf(`${HEAD}${text}\n`)).toEqual([line]);
});

const RESERVED = [
  ...['Content-Length', 'transfer-encoding', 'Connection', 'Keep-Alive', 'Upgrade', 'Trailer', 'TE'],
  ...['Proxy-Authenticate', 'proxy-connection', 'Ringback-Source', 'ringback-rule'],
];

test.each(RESERVED)('the header %s is not to be given, by whatever it is sent', (name) => {
  const told = `"${name}" is not to be given: whoever sends the message sets it: take it out`;
  const headers = `headers: { X-Fine: 1, ${name}: "5" }`;
  for (const [line, place] of [
    [`faults: [{ on: "*", status: 503, ${headers} }]`, 'faults.0.headers'],
    [`replies: [{ on: "*", status: 200, ${headers} }]`, 'replies.0.headers'],
    [`webhooks: [{ url: "http://a/b", ${headers} }]`, 'webhooks.0.headers'],
    [`webhooks: [{ url: "http://a/b", secret: s, sign: { header: ${name} } }]`, 'webhooks.0.sign.header'],
  ] as const) {
    expect(mistakesOf(`${HEAD}${line}\n`)).toEqual([`s:3:${line.lastIndexOf(name) + 1}: ${place}: ${told}`]);
  }
});

test('a comma before a closing bracket of a .json file is found, and one within a text is none', () => {
  const text = '{\n  "ringback": "scenario/1",\n  "name": "s",\n  "description": "a\\", ]",\n}\n';
  expect(() => parseScenarioText(text, 's.json')).toThrow(
    's.json:4:26: JSON has no comma before a bracket that closes: take it out',
  );
  expect(() => parseScenarioText(text.replace('",\n}', '"\n}'), 's.json')).not.toThrow();
  expect(mistakesOf(text)).toEqual([]);
});

test.each([
  ['/', 'text/html'],
  ['parameters', 'application/problem+json; charset="utf-8"; v=1'],
])('a content type may have %s', (_what, type) => {
  expect(mistakesOf(`${HEAD}faults: [{ on: "*", contentType: '${type}' }]\n`)).toEqual([]);
});
