import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { isObject, type Json, type JsonObject } from '../../src/core/json.ts';
import type { Scenario } from '../../src/engine/scenario/scenario.ts';
import { ControlProblem, createMock } from '../../src/index.ts';
import { FileError, parseScenarioText } from '../../src/server/scenario-files.ts';
import { createSeeded } from '../support/seeded.ts';
import { mutateScenario } from './support/mutate-scenario.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** `RINGBACK_FUZZ=100000 npm test -- test/opposition/scenario-fuzz` tries more of them. */
const COUNT = Number(process.env.RINGBACK_FUZZ ?? 3000);
/** `RINGBACK_FUZZ_FROM` begins at another case, to look at one again. */
const FROM = Number(process.env.RINGBACK_FUZZ_FROM ?? 0);
/** Worlds of more calls cost too much to be made by the thousand. */
const MAX_ROWS = 20_000;

const CORPUS = [
  ...filesOf('scenarios', /\.yaml$/).map(read),
  ...filesOf('test/goldens/scenario', /\.yaml$/).map(read),
  ...filesOf('docs', /\.md$/)
    .flatMap((file) => [...read(file).matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, text]) => text ?? ''))
    .filter((text) => text.startsWith('ringback: scenario/1')),
];

const LISTS = [
  '/voiceos/conversations',
  '/voiceable/api/v1/conversations',
  '/elevenlabs/v1/convai/conversations',
  '/ovia/api/v1/calls',
];

const mock = createMock();
const sandbox = mock.sandbox('fuzz');

afterAll(() => mock.close());

test(
  'a spoilt scenario is a located mistake or a working world, never a crash',
  async () => {
    const counts = { mistakes: 0, worlds: 0, large: 0, slowest: 0 };
    for (let index = FROM; index < FROM + COUNT; index += 1) {
      const text = mutateScenario(createSeeded(index), CORPUS);
      const begun = performance.now();
      try {
        const scenario = readOrCheckMistakes(text);
        if (scenario === undefined) counts.mistakes += 1;
        else if (rowsOf(scenario) > MAX_ROWS) counts.large += 1;
        else {
          const document = index % 50 === 0 ? scenario.document : shrink(scenario.document);
          const works = await checkWorld(document);
          if (works && index % 4 === 0) await checkTroubledWorld(document);
          counts[works ? 'worlds' : 'mistakes'] += 1;
        }
      } catch (error) {
        throw new Error(`Failed at case ${index}: look at it with RINGBACK_FUZZ_FROM=${index}.\n${text}`, {
          cause: error,
        });
      }
      counts.slowest = Math.max(counts.slowest, performance.now() - begun);
    }
    if (process.env.RINGBACK_FUZZ) console.info(counts);
    expect(counts.mistakes).toBeGreaterThan(COUNT / 10);
    expect(counts.worlds).toBeGreaterThan(COUNT / 20);
  },
  60_000 + COUNT * 100,
);

/** The scenario of a text, or undefined once its mistakes were found to lie within it. */
function readOrCheckMistakes(text: string): Scenario | undefined {
  try {
    return parseScenarioText(text, 'fuzz.yaml');
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    expect(error.issues.length).toBeGreaterThan(0);
    const lines = text.split('\n');
    for (const { line, column, message } of error.issues) {
      const length = lines[line - 1]?.length ?? -1;
      if (column < 1 || column > length + 1 || message === '' || /\n|undefined|\[object/.test(message)) {
        throw new Error(`Failed to place "${message}" at ${line}:${column}: look at its words and place.`);
      }
    }
    return undefined;
  }
}

function rowsOf({ datasets, fixtures }: Scenario): number {
  return datasets.reduce((sum, { count }) => sum + count, fixtures.length);
}

/** A large dataset differs from a small one in its count: most worlds are made of small ones. */
function shrink(document: JsonObject): JsonObject {
  const { data } = document;
  if (!Array.isArray(data)) return document;
  const small = data.map((entry: Json) =>
    isObject(entry) && typeof entry.calls === 'number'
      ? { ...entry, calls: Math.min(entry.calls, 12) }
      : entry,
  );
  return { ...document, data: small };
}

/**
 * Its lists are answered, as the contract says, or it names what there is not: false. What a scenario does to requests
 * on purpose is left out.
 */
async function checkWorld(document: JsonObject): Promise<boolean> {
  const { faults: _, replies: __, webhooks: ___, ...quiet } = document;
  const refused = loadOrRefuse(quiet);
  if (refused) {
    for (const { message } of refused) expect(message).toMatch(/ is (?:no|none of the) /);
    return false;
  }
  for (const target of LISTS) {
    const headers = { Authorization: 'Bearer any', 'X-API-Key': 'any', 'xi-api-key': 'any' };
    const response = await sandbox.fetch(target, { headers });
    const body = await response.text();
    if (response.status !== 200) throw new Error(`Failed to list ${target}: ${response.status} ${body}`);
  }
  const ours = sandbox.violations.list().filter(({ blame }) => blame === 'mock');
  if (ours.length > 0) throw new Error(`Failed to keep the contract: ${JSON.stringify(ours[0])}`);
  return true;
}

/** What a scenario is refused for; undefined where it is loaded. */
function loadOrRefuse(document: object): ControlProblem['issues'] | undefined {
  try {
    sandbox.load(document);
    return undefined;
  } catch (error) {
    if (!(error instanceof ControlProblem) || error.status !== 422) throw error;
    return error.issues;
  }
}

/**
 * With its faults, replies and webhooks it is refused for what they name, or it works: requests are answered or cut,
 * an advance settles. What takes real time is left out, and deliveries go to the inbox.
 */
async function checkTroubledWorld(document: JsonObject): Promise<void> {
  const faults = listOf(document.faults).filter(
    (fault) => isObject(fault) && fault.latency === undefined && fault.slowBody === undefined,
  );
  const webhooks = listOf(document.webhooks).map((webhook) => ({
    ...(webhook as JsonObject),
    url: '/_ringback/inbox/fuzz',
  }));
  if (loadOrRefuse({ ...document, faults, webhooks })) return;
  for (const target of LISTS) {
    const headers = { Authorization: 'Bearer any', 'X-API-Key': 'any', 'xi-api-key': 'any' };
    const status = await sandbox.fetch(target, { headers }).then(
      async (response) => {
        await response.text().catch(() => '');
        return response.status;
      },
      // What a fault cuts is cut as the platform's own fetch has it.
      (error: unknown) => String(error),
    );
    if (status === 500 && !/"status"\s*:\s*500/.test(JSON.stringify(document))) {
      throw new Error(`Failed to list ${target} in a troubled world: it answers 500.`);
    }
  }
  sandbox.calls.create({ provider: 'voiceos', from: '+14155550100', to: '+14155550101' });
  await sandbox.clock.advance('20m');
  await sandbox.clock.advance({ until: 'next' });
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function filesOf(folder: string, name: RegExp): readonly string[] {
  return readdirSync(join(ROOT, folder))
    .filter((file) => name.test(file))
    .map((file) => `${folder}/${file}`);
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}
