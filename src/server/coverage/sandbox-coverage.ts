import {
  type OperationCells,
  type ResponseCells,
  touchRequest,
} from '../../contract/coverage/operation-cells.ts';
import type { Cell } from '../../core/cell.ts';
import { type CellSet, createCellSet } from '../../core/cell-set.ts';
import type { RequestValues } from '../../core/exchange.ts';
import { isSpoiling } from '../../engine/rules/fault-kind.ts';
import { type Answer, type Exchange, isCurrent } from '../exchange.ts';
import { toShort } from '../short-text.ts';
import { touchVariants } from './answer-variants.ts';
import { type CoverageIndex, type CoverageIndexes, NO_PLACE } from './coverage-index.ts';
import { createFollowed, type Followed } from './followed.ts';
import { createSurvival, type Survival } from './survival.ts';

/** Which cells the clients of one sandbox have touched since the run began: resets, loads and rewinds take none back. */
export interface SandboxCoverage {
  /**
   * Marks what an exchange has touched, of the first of a provider once it was answered. Never throws.
   *
   * @param onError is told of an error of ours.
   */
  observe(exchange: Exchange, answered: Answer, onError: (error: unknown) => void): void;
  /** Marks an event that a receiver acknowledged; the neutral ones, of provider null, are in no contract. */
  acknowledge(provider: string | null, event: string): void;
  /** Ids, sorted. */
  covered(): readonly string[];
  /** The cells of the faults that requests were met with: only these count against a client. */
  met(): readonly Cell[];
}

/** @param onNote is told what whoever runs the mock should know. */
export function createSandboxCoverage(
  indexes: CoverageIndexes,
  onNote: (text: string) => void,
): SandboxCoverage {
  const providers = new Map<string, ProviderCoverage>();
  const survival = createSurvival(() => onNote(SURVIVAL_NOTE));
  let epoch = 0;
  let waiting: (() => void) | undefined;

  const find = (name: string): ProviderCoverage | undefined => {
    const index = indexes.find(name);
    const known = providers.get(name);
    if (!index || known?.index === index) return known;
    const next = known ? carryOver(known, index) : createProviderCoverage(index, onNote);
    providers.set(name, next);
    return next;
  };
  const observeNow = (exchange: Exchange, answered: Answer): void => {
    const of = find(exchange.provider.name);
    const cells = answered.operation === null ? undefined : of?.index.contract.find(answered.operation);
    if (!of || !cells) return;
    if (isCurrent(exchange) && exchange.epoch !== epoch) {
      epoch = exchange.epoch;
      survival.forget();
      for (const { followed } of providers.values()) followed.forget();
    }
    touchAnswered(of, cells, exchange, answered);
    observeFaults(survival, exchange, answered);
  };
  const catchUp = (): void => {
    const first = waiting;
    waiting = undefined;
    first?.();
  };
  return {
    observe(exchange, answered, onError) {
      catchUp();
      const attempt = (): void => {
        try {
          observeNow(exchange, answered);
        } catch (error) {
          onError(error);
        }
      };
      if (indexes.isMade(exchange.provider.name)) {
        attempt();
        return;
      }
      // The first request is answered before the cells are planned.
      waiting = attempt;
      setImmediate(catchUp);
    },
    acknowledge(provider, event) {
      catchUp();
      const of = provider === null ? undefined : find(provider);
      of?.touched.add(of.index.events.get(event) ?? NO_PLACE);
    },
    covered() {
      catchUp();
      const touched = [...providers.values()].flatMap(touchedIds);
      return [...touched, ...survival.survived()].sort();
    },
    met() {
      catchUp();
      return survival.met();
    },
  };
}

const SURVIVAL_NOTE =
  'Coverage waits for the success of 10000 requests that faults have hit; what hits others is not found to be survived.';
const FOLLOWED_NOTE =
  'Coverage follows 10000 resources of a provider in a sandbox; steps in the lives of those seen before may be missed.';

/** What was touched of one provider. */
interface ProviderCoverage {
  readonly index: CoverageIndex;
  readonly touched: CellSet;
  readonly followed: Followed;
  /** By operation: what was sent to it last. The same again touches nothing else. */
  readonly sent: Map<OperationCells, RequestValues>;
  /** By the bytes that it is kept as: how a page was looked at that says nothing new. */
  readonly pages: WeakMap<Uint8Array, Look>;
}

interface Look {
  readonly cells: OperationCells;
  /** Of what is followed. */
  readonly version: number;
}

function createProviderCoverage(index: CoverageIndex, onNote: (text: string) => void): ProviderCoverage {
  return {
    index,
    touched: createCellSet(index.cells.length),
    followed: createFollowed(() => onNote(FOLLOWED_NOTE)),
    sent: new Map(),
    pages: new WeakMap(),
  };
}

/** Under another contract the same cells stand elsewhere; those that it does not have are gone. */
function carryOver(old: ProviderCoverage, index: CoverageIndex): ProviderCoverage {
  const ids = new Set(touchedIds(old));
  const touched = createCellSet(index.cells.length);
  for (const [place, { id }] of index.cells.entries()) if (ids.has(id)) touched.add(place);
  return { index, touched, followed: old.followed, sent: new Map(), pages: new WeakMap() };
}

function touchedIds({ index, touched }: ProviderCoverage): readonly string[] {
  return index.cells.filter((_, place) => touched.has(place)).map(({ id }) => id);
}

function touchAnswered(
  of: ProviderCoverage,
  cells: OperationCells,
  exchange: Exchange,
  answered: Answer,
): void {
  const { touched, sent } = of;
  const { values, isAccepted, source, impairment, status, met } = answered;
  touched.add(cells.operation);
  // What was refused says that the client knows of an operation, not that it can use it.
  if (values && isAccepted && source !== 'contract' && sent.get(cells) !== values) {
    touchRequest(cells, values, touched);
    sent.set(cells, values);
  }
  if (impairment?.cut?.at === 'start') return;
  const response = cells.response(status);
  if (!response) return;
  touched.add(response.status);
  if (exchange.incoming.method !== 'HEAD' && !met?.some(isSpoiling)) {
    touchBody(of, cells, response, exchange, answered);
  }
}

/** Marks what the body of an answer shows; a page that is kept as it was is looked at once. */
function touchBody(
  { index, touched, followed, pages }: ProviderCoverage,
  cells: OperationCells,
  response: ResponseCells,
  exchange: Exchange,
  answered: Answer,
): void {
  const { shown, operation, body } = answered;
  if (shown?.page) touched.add(index.pages.get(operation ?? '')?.[shown.page] ?? NO_PLACE);
  const [page] = body;
  const isKept = shown?.rows.every((row) => row.isKept) ?? false;
  const canSkip = isKept && page !== undefined && body.length === 1 && isCurrent(exchange);
  const look = canSkip ? pages.get(page) : undefined;
  if (look && look.cells === cells && look.version === followed.version) return;
  touchVariants(response, answered, touched);
  for (const row of shown?.rows ?? []) {
    const life = index.lives.get(row.kind);
    if (!life) continue;
    if (isCurrent(exchange)) followed.see(row, life, touched);
    else touched.add(life.states[row.state] ?? NO_PLACE);
  }
  if (canSkip) pages.set(page, { cells, version: followed.version });
}

/** Looks are met by no fault, and show nothing of what a client came through. */
function observeFaults(survival: Survival, exchange: Exchange, answered: Answer): void {
  const { met = [], status } = answered;
  const { asOf, provider, incoming, path } = exchange;
  const operation = answered.operation ?? '';
  if (asOf !== undefined) return;
  const isRead = incoming.method === 'GET' || incoming.method === 'HEAD';
  const isSuccess = status < 400 && !met.some(isSpoiling);
  if (met.length === 0 && !(isSuccess && survival.isWaiting)) return;
  // A read is the same again at the same path; of what writes, any other will do.
  const request = `${provider.name} ${operation}${isRead ? ` ${toShort(path)}` : ''}`;
  if (met.length > 0) survival.meet({ provider: provider.name, operation, request, kinds: met, isSuccess });
  else survival.succeed(request);
}
