import type { DeliveryFacts, RuleFacts, Violation } from '../index.ts';
import { type AskControl, askControl, type ControlAddress } from './control-requests.ts';
import type { SandboxClient } from './sandbox-client.ts';

/** Asks a sandbox over the control API what the library asks it in the same process. */
export function createControlClient(address: ControlAddress, sandbox: string): SandboxClient {
  const ask = askControl(address, sandbox);
  return {
    ...{ clock: clockOver(ask), calls: callsOver(ask), journal: journalOver(ask) },
    ...{ replies: rulesOver(ask, 'replies'), faults: rulesOver(ask, 'faults') },
    resources: { list: (query) => ask('GET', '/resources', { query }) },
    coverage: { get: (query) => ask('GET', '/coverage', { query }) },
    violations: { list: () => listViolations(ask) },
    snapshot: {
      get: () => ask('GET', '/snapshot'),
      async put(snapshot) {
        await ask('PUT', '/snapshot', { body: snapshot });
      },
    },
    deliveries: {
      list: (query) => ask('GET', '/deliveries', { query }),
      get: (id, query) => ask('GET', `/deliveries/${encodeURIComponent(id)}`, { query }),
      redeliver: (id) => ask<DeliveryFacts>('POST', `/deliveries/${encodeURIComponent(id)}/redeliver`),
    },
    inbox: (name) => ({
      list: () => ask('GET', `/inbox/${encodeURIComponent(name)}`),
      clear: () => ask('DELETE', `/inbox/${encodeURIComponent(name)}`),
    }),
    async reset() {
      await ask('POST', '/reset');
    },
    async load(scenario) {
      if (typeof scenario === 'string') {
        await ask('POST', `/scenarios/${encodeURIComponent(scenario)}/load`);
      } else if (isSnapshot(scenario)) await ask('PUT', '/snapshot', { body: scenario });
      else await ask('POST', '/scenarios/load', { body: scenario });
    },
  };
}

/** Whether a document is a recorded world. */
export function isSnapshot(document: object): boolean {
  return 'ringback' in document && String(document.ringback).startsWith('snapshot/');
}

function clockOver(ask: AskControl): SandboxClient['clock'] {
  return {
    get: () => ask('GET', '/clock'),
    advance: (by) => ask('POST', '/clock/advance', { body: typeof by === 'string' ? { by } : by }),
    jump: (by) => ask('POST', '/clock/jump', { body: typeof by === 'string' ? { by } : by }),
    rewind: (by) => ask('POST', '/clock/rewind', { body: typeof by === 'string' ? { by } : by }),
    freeze: (options = {}) => ask('POST', '/clock/freeze', { body: options }),
    run: (rate = 1) => ask('POST', '/clock/run', { body: { rate } }),
    step: (by = '1s') => ask('POST', '/clock/step', { body: { by } }),
    settle: () => ask('POST', '/clock/settle'),
  };
}

function callsOver(ask: AskControl): SandboxClient['calls'] {
  const pathOf = (id: string, action = ''): string => `/calls/${encodeURIComponent(id)}${action}`;
  return {
    list: (query) => ask('GET', '/calls', { query }),
    get: (id) => ask('GET', pathOf(id)),
    create: (request) => ask('POST', '/calls', { body: request }),
    hangUp: (id, options = {}) => ask('POST', pathOf(id, '/hang-up'), { body: options }),
    answer: (id) => ask('POST', pathOf(id, '/answer')),
    fail: (id, options = {}) => ask('POST', pathOf(id, '/fail'), { body: options }),
    say: (id, message) => ask('POST', pathOf(id, '/say'), { body: message }),
  };
}

function journalOver(ask: AskControl): SandboxClient['journal'] {
  return {
    list: (query) => ask('GET', '/journal', { query }),
    get: (id, query) => ask('GET', `/journal/${encodeURIComponent(id)}`, { query }),
    verify: (request = {}) => ask('POST', '/journal/verify', { body: request }),
    clear: () => ask('DELETE', '/journal'),
  };
}

/** Rules of either list, whose documents are held to their form at the server. */
interface RulesClient {
  add(document: object): Promise<{ readonly id: string }>;
  list(): Promise<readonly RuleFacts[]>;
  remove(id: string): Promise<void>;
  clear(): Promise<void>;
}

function rulesOver(ask: AskControl, list: 'replies' | 'faults'): RulesClient {
  return {
    add: (document) => ask('POST', `/${list}`, { body: document }),
    list: async () => (await ask<Record<typeof list, readonly RuleFacts[]>>('GET', `/${list}`))[list],
    remove: (id) => ask('DELETE', `/${list}/${encodeURIComponent(id)}`),
    clear: () => ask('DELETE', `/${list}`),
  };
}

interface ViolationPage {
  readonly violations: readonly Violation[];
  readonly cursor: string | null;
}

/** All of them, the oldest first, as the library lists them: a server keeps so many that a few pages hold them. */
async function listViolations(ask: AskControl): Promise<readonly Violation[]> {
  const found: Violation[] = [];
  let cursor: string | undefined;
  do {
    const page: ViolationPage = await ask('GET', '/violations', { query: { limit: 1000, cursor } });
    found.push(...page.violations);
    cursor = page.cursor ?? undefined;
  } while (cursor !== undefined);
  return found.reverse();
}
