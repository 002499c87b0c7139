import { addressOf } from './address.ts';
import { answer, type MockPort } from './answer.ts';
import { createBeginnings } from './beginnings.ts';
import { createCoverageIndexes } from './coverage/coverage-index.ts';
import { createEventStreams } from './events/event-streams.ts';
import { createEvidenceArchive } from './evidence.ts';
import { createLinkBook } from './links/links.ts';
import { createAnswerTally } from './metrics/answer-tally.ts';
import type { MockServer } from './mock-server.ts';
import type { MockServerOptions } from './mock-server-options.ts';
import { onceEach } from './once-each.ts';
import { createRecall } from './recall.ts';
import { recordRun } from './run-record.ts';
import { createSandboxes } from './sandboxes.ts';
import { serveContracts } from './served-contracts.ts';
import { readShareChoice } from './share-choice.ts';
import { createSteadyWall } from './steady-wall.ts';
import { createUnderWay } from './under-way.ts';
import { createDispatcher } from './webhooks/dispatcher.ts';

/** Puts a server together. Throws when the start cannot be read as an instant. */
export function createMockServer(options: MockServerOptions): MockServer {
  const { providers, contracts, kinds, version, mode, cors } = options;
  const { knownContracts, check, scenarios, defaults } = options;
  const { wall = createSteadyWall(), rules = {}, journal = {} } = options;
  const onError = options.onError ?? (() => {});
  const onNote = onceEach(options.onNote ?? (() => {}));
  const beginnings = createBeginnings(options, wall);
  const underWay = createUnderWay();
  const sharing = options.sharing ?? readShareChoice({});
  const { sandboxDomains, publicUrl, idleMs, maxSandboxes: max } = sharing;
  const linksTo = createLinkBook();
  const served = serveContracts({
    ...{ providers, contracts, underWay, sandboxDomains },
    controlContract: options.controlContract,
  });
  const dispatcher = createDispatcher({
    ...{ ...options.webhooks, wall, note: onNote, onError, contractOf: served.of },
    providers: new Map(providers.map((provider) => [provider.name, provider])),
    linksOf: (sandbox, provider) =>
      publicUrl === undefined ? undefined : linksTo({ base: publicUrl, sandbox, provider }, served.mounts),
  });
  const archive = createEvidenceArchive(onNote);
  const coverage = createCoverageIndexes({ providers, contracts, kinds });
  const sandboxes = createSandboxes({
    ...{ wall, dispatcher, archive, indexes: coverage, rules, journal, onEvent: options.onEvent },
    ...{ beginning: () => beginnings.first, idleMs, max },
  });
  const answers = createAnswerTally();
  const events = createEventStreams();
  const port: MockPort = {
    get mounts() {
      return served.mounts;
    },
    ...{ contracts, sandboxes, mode, cors, onError, onNote, underWay, answers, linksTo },
    linkPolicy: sharing,
    recall: createRecall(),
  };
  return {
    ...recordRun({ version, wall, providers, contracts, coverage, archive, sandboxes }),
    ...{ providers, contracts, kinds, sandboxes, events, answers, version, onError, onNote },
    ...{ knownContracts, check, scenarios, defaults },
    controlContract: served.control,
    begin: beginnings.of,
    get scenario() {
      return beginnings.scenario;
    },
    idle: () => underWay.idle(),
    isAddressed: (addressed) => addressOf(addressed, served.mounts).kind !== 'nowhere',
    answer: (incoming) => answer(port, incoming),
    replaceScenario(next) {
      const { scenario } = beginnings;
      const { template, mode: clock } = beginnings.replace(next);
      const began = sandboxes
        .list()
        .filter(({ world }) => world.ledger.template.setting.scenario === scenario);
      for (const sandbox of began) sandbox.load(template, clock);
      return began.length;
    },
    replaceContract: served.replace,
    async close() {
      events.close();
      dispatcher.close();
      await served.close();
      await options.onClose?.();
    },
  };
}
