import type { Contract } from '../contract/contract.ts';
import type { Instant } from '../core/instant.ts';
import { judgeConversation } from './conversation/judge-conversation.ts';
import { type Answer, type Breach, type Exchange, isCurrent } from './exchange.ts';
import { capture } from './journal/capture.ts';
import type { JournalEntry } from './journal/journal.ts';
import { toFacts } from './journal/render.ts';
import { reportError } from './report-error.ts';
import type { Sandbox } from './sandbox.ts';
import { sightOf } from './sight.ts';

/** What evidence is kept with. */
export interface EvidencePort {
  /** By provider name; one for each that is mounted. */
  readonly contracts: ReadonlyMap<string, Contract>;
  readonly onError: (error: unknown) => void;
}

/**
 * Keeps what is evidence of an exchange: its breaches, and an entry of the journal, with secrets taken out. It never
 * throws: what cannot be kept for an error of ours is reported, and counted as dropped.
 */
export function keepEvidence(port: EvidencePort, exchange: Exchange, answered: Answer, at: Instant): void {
  const { sandbox, provider, incoming } = exchange;
  try {
    record(port, exchange, answered, at);
  } catch (error) {
    reportError(port, error, incoming);
    if (!isCurrent(exchange)) return;
    const { operation, status } = answered;
    loseEntry(sandbox, {
      ...{ id: exchange.id, provider: provider.name, operation, status },
      method: incoming.method,
    });
  }
}

/** Counts an entry that could not be made, where none was. */
export function loseEntry(
  { journal }: Pick<Sandbox, 'journal'>,
  { id, method, ...facts }: Pick<JournalEntry, 'id' | 'provider' | 'operation' | 'method' | 'status'>,
): void {
  if (!journal.find(id)) journal.lose({ ...facts, method: method.slice(0, MAX_METHOD) });
}

const MAX_METHOD = 100;
const NONE: readonly string[] = [];

function record(port: EvidencePort, exchange: Exchange, answered: Answer, at: Instant): void {
  const { sandbox } = exchange;
  const { contracts } = port;
  const attempt = <Made>(make: () => Made, otherwise: () => Made): Made => {
    try {
      return make();
    } catch (error) {
      reportError(port, error, exchange.incoming);
      return otherwise();
    }
  };
  const lost = (): string => {
    sandbox.findings.lose();
    return '';
  };
  const broken = attempt<readonly Breach[]>(
    () => judgeConversation(exchange, answered, at),
    () => [],
  );
  const captured = capture(exchange, answered);
  const breaches = broken.length === 0 ? answered.breaches : [...answered.breaches, ...broken];
  const violations = breaches.map((breach) =>
    attempt(() => {
      const sources = { captured, at, contracts };
      const { finding, sighting } = sightOf(exchange, answered.operation, breach, sources);
      return sandbox.findings.record(finding, sighting);
    }, lost),
  );
  sandbox.coverage.observe(exchange, answered, (error) => reportError(port, error, exchange.incoming));
  const kept = violations.length === 0 ? NONE : violations.filter((violation) => violation !== '');
  if (!isCurrent(exchange)) return;
  const entry = captured.toEntry(at, kept);
  sandbox.journal.add(entry);
  sandbox.feed.publish('request', () => toFacts(entry.read(), sandbox.name));
}
