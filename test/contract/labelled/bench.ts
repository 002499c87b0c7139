import { resolve } from 'node:path';
import { callKind } from '../../../mocks/voice/kind.ts';
import { createContract } from '../../../src/contract/create-contract.ts';
import { createPrism } from '../../../src/contract/prism/client.ts';
import { defineProvider } from '../../../src/engine/provider.ts';
import type { Violation } from '../../../src/report/violation.ts';
import { listViolations } from '../../../src/server/control/violations.ts';
import { createMockServer } from '../../../src/server/create-mock-server.ts';
import type { MockServer } from '../../../src/server/mock-server.ts';
import { createScenarioShelf } from '../../../src/server/scenario-shelf.ts';
import { createTestMock } from '../../server/control/support/mock.ts';
import { BREAKING_REPLIES } from './mock.ts';
import { OWN_SPEC } from './own.ts';
import type { CurlRequest } from './shell-words.ts';

/** The servers that labelled requests go to: the bundled providers, and one of a user's own spec. */
export interface LabelBench {
  /** Sends a request to a world that has seen no other; says what was found in it. */
  send(provider: string, request: CurlRequest): Promise<readonly Violation[]>;
  close(): Promise<void>;
}

export function createLabelBench(): LabelBench {
  const { server } = createTestMock({
    scenario: { ringback: 'scenario/1', name: 'labelled', replies: BREAKING_REPLIES },
  });
  const own = createOwnServer();
  let sent = 0;
  return {
    async send(provider, { method, target, headers, body }) {
      const chosen = provider === 'own' ? own : server;
      sent += 1;
      const name = `labelled-${sent}`;
      await chosen.answer({
        ...{ method, headers },
        target: `/~${name}${target.replace(/^\/~[^/]*/, '')}`,
        body: { kind: 'bytes', bytes: Buffer.from(body) },
      });
      const sandbox = chosen.sandboxes.open(name);
      if (!sandbox) throw new Error('there is no room for another sandbox');
      // How requests follow each other has tests of its own.
      return listViolations(sandbox, { limit: 100 })
        .violations.filter(({ kind }) => kind !== 'rule')
        .reverse();
    },
    close: async () => {
      await Promise.all([server.close(), own.close()]);
    },
  };
}

function createOwnServer(): MockServer {
  const prism = createPrism();
  const shelf = createScenarioShelf([resolve(import.meta.dirname, '../../../scenarios')]);
  const provider = defineProvider({
    ...{ name: 'own', title: 'Own', basePath: '', ids: {}, operations: {} },
    example: { header: 'Accept: */*', path: '/items/1' },
    refuse: () => ({ status: 422, headers: {}, body: {} }),
  });
  const contract = createContract({ provider: 'own', file: 'api/own.yaml', text: OWN_SPEC, prism });
  const scenario = shelf.load('default');
  return createMockServer({
    ...{ providers: [provider], kinds: [callKind], scenarios: shelf, check: () => [], scenario },
    knownContracts: { served: new Map(), names: ['own'], find: () => undefined },
    contracts: new Map([['own', contract]]),
    controlContract: () => contract,
    ...{ defaults: scenario, chosen: {}, mode: 'real', cors: undefined },
    version: '0.0.0',
    fallback: { seed: 1, clock: { mode: 'frozen' }, start: '2026-01-01T09:00:00.000Z' },
    webhooks: { map: [], allowPublic: false, env: () => undefined, today: Date.now },
    onClose: () => prism.close(),
  });
}
