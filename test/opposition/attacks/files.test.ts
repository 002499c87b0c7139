import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import supertest, { type Response } from 'supertest';
import { callKind } from '../../../mocks/voice/kind.ts';
import { voiceos } from '../../../mocks/voiceos/provider.ts';
import { composeServer } from '../../../src/server/compose.ts';
import { createControlApi } from '../../../src/server/control/api.ts';
import { TOKEN } from './support/target.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const CANARY = 'canary-of-a-file-outside';
const root = realpathSync(mkdtempSync(join(tmpdir(), 'ringback-files-')));
const shelf = join(root, 'scenarios');
mkdirSync(shelf);
mkdirSync(join(shelf, 'deeper'));
symlinkSync(join(ROOT, 'specs'), join(root, 'specs'));
copyFileSync(join(ROOT, 'package.json'), join(root, 'package.json'));
copyFileSync(join(ROOT, 'scenarios/default.yaml'), join(shelf, 'default.yaml'));
const scenario = (name: string): string => `ringback: scenario/1\nname: ${name}\ndescription: ${CANARY}\n`;
const outside = join(root, 'outside.yaml');
writeFileSync(outside, scenario('linked'));
symlinkSync(outside, join(shelf, 'linked.yaml'));
symlinkSync('/etc/passwd', join(shelf, 'passwd.yaml'));
symlinkSync(join(root, 'gone.yaml'), join(shelf, 'gone.yaml'));
// As a mounted folder of a cluster has them: links within.
writeFileSync(join(shelf, 'deeper/inside.txt'), scenario('inside').replace(CANARY, 'fine'));
symlinkSync('deeper/inside.txt', join(shelf, 'inside.yaml'));
// A folder whose name begins alike is another one.
mkdirSync(`${shelf}-evil`);
writeFileSync(join(`${shelf}-evil`, 'beside.yaml'), scenario('beside'));
symlinkSync(join(`${shelf}-evil`, 'beside.yaml'), join(shelf, 'beside.yaml'));

const server = composeServer(
  { providers: [voiceos], kinds: [callKind], root, built: undefined },
  {},
  { seed: 42, clock: { mode: 'frozen' }, start: '2026-01-01T09:00:00.000Z' },
);
const errors: unknown[] = [];
const api = createControlApi(server, {
  token: TOKEN,
  allowHosts: ['127.0.0.1'],
  onError: (error) => errors.push(error),
});
afterAll(() => server.close());

const load = (name: string): Promise<Response> =>
  supertest(api)
    .post(`/scenarios/${name}/load`)
    .set('Authorization', `Bearer ${TOKEN}`)
    .then((response) => response);

test('a scenario in the folder is loaded, and one that a link within the folder leads to', async () => {
  expect((await load('default')).status).toBe(200);
  expect((await load('inside')).status).toBe(200);
});

test.each(['linked', 'passwd', 'beside', 'gone'])(
  '%s, a link out of the folder, is not followed',
  async (name) => {
    const { status, text } = await load(name);
    expect([name, status >= 400 && status < 500]).toEqual([name, true]);
    expect(text).not.toMatch(new RegExp(`${CANARY}|root:`));
    const list = await supertest(api).get('/scenarios').set('Authorization', `Bearer ${TOKEN}`);
    expect([list.status, list.text.includes(CANARY)]).toEqual([200, false]);
    expect(errors).toEqual([]);
  },
);

test.each([
  ...['..%2foutside.yaml', '%2e%2e%2foutside.yaml', '..%5coutside.yaml', '....%2f%2foutside.yaml', 'outside'],
  ...[
    encodeURIComponent(outside),
    encodeURIComponent(`file://${outside}`),
    '%2fetc%2fpasswd',
    'linked.yaml',
    'default%00',
  ],
  ...['..', '.', '%2e%2e', 'deeper%2finside.txt', '~%2foutside.yaml', 'default%2f..%2flinked'],
])('the name %s is no path', async (name) => {
  const { status, text } = await load(name);
  expect([400, 404, 405]).toContain(status);
  expect(text).not.toContain(CANARY);
});
