import {
  type Clock,
  type ClockMode,
  createClock,
  modeOf,
  moveClock,
  readClock,
  setMode,
  tickClock,
} from '../core/clock.ts';
import { formatInstant, type Instant } from '../core/instant.ts';
import { type Conversation, createConversation } from '../engine/conversation/conversation.ts';
import {
  type ConversationChoice,
  type ConversationRules,
  rulesInForce,
} from '../engine/conversation/rules.ts';
import type { Commit } from '../engine/decision.ts';
import { nextDueAt } from '../engine/due.ts';
import { createLedger, type Ledger } from '../engine/ledger.ts';
import type { RuleChange } from '../engine/rules/parse-rule.ts';
import { ADDED, createTallies, type Tally, type TallyStore } from '../engine/rules/tallies.ts';
import type { RecordedWorld } from '../engine/snapshot/parse.ts';
import type { Template } from '../engine/template.ts';
import type { World } from '../engine/world.ts';
import { getClock } from './control/clock.ts';
import { openWalks } from './conversation/open-walks.ts';
import { createSandboxCoverage, type SandboxCoverage } from './coverage/sandbox-coverage.ts';
import { toDeliveryEvent } from './events/delivery-event.ts';
import { createFeed, type Feed } from './events/feed.ts';
import { toLogEvent, toRuleEvent } from './events/log-event.ts';
import { createFindings, type Findings } from './findings.ts';
import { createJournal, type Journal } from './journal/journal.ts';
import type { SandboxOptions } from './sandbox-options.ts';
import { createUnderWay, type UnderWay } from './under-way.ts';
import type { Cause } from './webhooks/cause.ts';
import type { Attempt, DeliveryRecord } from './webhooks/delivery-record.ts';
import { createInbox, type Inbox } from './webhooks/inbox.ts';
import { Outbox } from './webhooks/outbox.ts';

/** One isolated world, with its journal. It holds what changes: everything that decides is elsewhere, and pure. */
export class Sandbox {
  readonly name: string;
  readonly journal: Journal;
  /** What happens, for whoever listens. */
  readonly feed: Feed;
  /** Walks through pages that are still open count as they are, as long as they are. */
  readonly findings: Findings = createFindings(
    () => openWalks(this),
    (make) => this.feed.publish('violation', make),
  );
  readonly conversation: Conversation = createConversation();
  readonly inbox: Inbox = createInbox();
  readonly coverage: SandboxCoverage;
  readonly outbox: Outbox;
  /** Requests that are being answered: a sandbox that leaves lets them finish. */
  readonly underWay: UnderWay = createUnderWay();
  /** Milliseconds of real time without a request after which it leaves. */
  readonly idleMs: number;
  /** Real time of the last request, for leaving when idle. */
  lastUsedAt: number;
  #clock: Clock;
  /** The name that takes part in ids: that of the sandbox which a restored world was recorded in. */
  #origin: string;
  #ledger: Ledger;
  #tallies: TallyStore = createTallies();
  #mode: ClockMode;
  /** What a held clock goes on as. */
  #held: ClockMode | undefined;
  #epoch = 0;
  readonly #chosenRules: ConversationChoice;
  #rules: ConversationRules;
  #requests = 0;
  readonly #wall: () => number;

  constructor({
    name,
    template,
    mode,
    wall,
    idleMs,
    dispatcher,
    journal,
    indexes,
    rules,
    onEvent,
  }: SandboxOptions) {
    this.name = name;
    this.feed = createFeed(undefined, onEvent && ((type, make) => onEvent(name, type, make)));
    this.journal = createJournal(journal);
    this.idleMs = idleMs;
    this.#wall = wall;
    this.#mode = mode;
    this.#chosenRules = rules;
    this.#rules = rulesInForce(rules, template.setting.scenario.conversation);
    this.#origin = name;
    this.#ledger = createLedger(name, template);
    this.#clock = createClock(mode, template.setting.start, wall());
    this.lastUsedAt = wall();
    this.coverage = createSandboxCoverage(indexes, dispatcher.note);
    this.outbox = new Outbox(this, dispatcher);
  }

  get world(): World {
    return { sandbox: this.#origin, ledger: this.#ledger, clock: this.#clock, tallies: this.#tallies };
  }

  get now(): Instant {
    return readClock(this.#clock, this.#wall());
  }

  get wall(): number {
    return this.#wall();
  }

  /** What is held of how requests follow each other. */
  get rules(): ConversationRules {
    return this.#rules;
  }

  /** How the clock goes, also while it is held. */
  get clockMode(): ClockMode {
    return this.#held ?? modeOf(this.#clock);
  }

  /** Whether an advance has the clock. */
  get isHeld(): boolean {
    return this.#held !== undefined;
  }

  /** Grows with every reset, load and rewind, and when it leaves: what was begun in an older one is dropped. */
  get epoch(): number {
    return this.#epoch;
  }

  /** How many requests there were. */
  get requests(): number {
    return this.#requests;
  }

  /** Counts a request; its id is its place in the sandbox's sequence. */
  countRequest(): number {
    this.#requests += 1;
    return this.#requests;
  }

  /** Records a change; says what its answer is to wait for, where something is. */
  commit({ change, plan }: Commit): Cause | undefined {
    const place = change.type === 'amend' ? this.#ledger.find(change.kind, change.serial) : undefined;
    const before = place?.rows.planAt(place.row);
    this.#ledger.append(change, plan);
    this.feed.publish('log', () => toLogEvent(this.world, { change, ...(plan && { plan }) }));
    return this.outbox.committed(change, plan, before);
  }

  /** Adds, removes or clears rules; the counts of those that are gone go too. */
  changeRules(change: RuleChange): void {
    this.#ledger.append(change);
    this.feed.publish('log', () => toRuleEvent(change));
    this.#retainTallies();
  }

  /** Remembers what a request has counted. */
  tally(tallies: readonly Tally[]): void {
    this.#tallies.apply(tallies);
  }

  /** Moves a stepping clock, after a request to a provider was answered. */
  tick(): void {
    const next = tickClock(this.#clock, () =>
      Math.min(nextDueAt(this.world, this.now), this.outbox.nextDueAt()),
    );
    if (next !== this.#clock) this.setClock(next);
  }

  setClock(clock: Clock): void {
    this.#setClock(clock);
    this.#tellClock();
  }

  #setClock(clock: Clock): void {
    this.#clock = clock;
    this.outbox.pump();
  }

  /** Tells whoever listens of an attempt to deliver. */
  tellAttempt(record: DeliveryRecord, attempt: Attempt): void {
    this.feed.publish('delivery', () => toDeliveryEvent(record, attempt));
  }

  #tellClock(): void {
    this.feed.publish('clock', () => getClock(this));
  }

  /** Stops the clock for an advance, which alone moves it until `release`: neither real time nor requests do. */
  hold(): void {
    this.#held = this.clockMode;
    // As it is shown, it goes on as it did: there is nothing to tell.
    this.#setClock(setMode(this.#clock, { mode: 'frozen' }, this.#wall()));
  }

  /** Lets a held clock go on in its mode. */
  release(): void {
    const mode = this.#held;
    this.#held = undefined;
    if (mode) this.#setClock(setMode(this.#clock, mode, this.#wall()));
  }

  /** Drops the changes after an instant; says how many. */
  dropChangesAfter(at: Instant): number {
    const { changes, template } = this.#ledger;
    const kept = [...changes].filter((change) => change.at <= at);
    this.#ledger = createLedger(this.#origin, template, kept);
    this.conversation.rewind(at);
    this.#retainTallies();
    this.#epoch += 1;
    this.outbox.rewind(at);
    this.feed.publish('log', () => ({ change: 'rewind', at: formatInstant(at) }));
    return changes.length - kept.length;
  }

  /** The world back to the scenario's beginning, at the same start. */
  reset(): void {
    this.load(this.#ledger.template, this.#mode);
  }

  /** Starts afresh from another beginning. */
  load(template: Template, mode: ClockMode): void {
    this.#begin(createLedger(this.name, template), this.name, mode);
    this.#clock = createClock(mode, template.setting.start, this.#wall());
    this.outbox.reset();
    this.#tellAfresh('begin');
    this.outbox.pump();
  }

  /** Goes on from a world that was recorded, here or elsewhere; a reset leads to its scenario's beginning. */
  restore(template: Template, { sandbox, mode, now, changes, tallies, told }: Past): void {
    this.#begin(createLedger(sandbox, template, changes), sandbox, mode);
    this.#tallies.apply(tallies);
    this.#clock = moveClock(createClock(mode, template.setting.start, this.#wall()), now, this.#wall());
    this.outbox.resume(now, told);
    this.#tellAfresh('restore');
    this.outbox.pump();
  }

  /** The log is another: what was known of it before is to be asked for again. */
  #tellAfresh(change: 'begin' | 'restore'): void {
    this.feed.publish('log', () => ({ change, at: formatInstant(this.now) }));
    this.#tellClock();
  }

  #begin(ledger: Ledger, origin: string, mode: ClockMode): void {
    this.#mode = mode;
    this.#origin = origin;
    this.#held = undefined;
    this.#epoch += 1;
    this.#ledger = ledger;
    this.#tallies = createTallies();
    for (const { finding, sighting } of openWalks(this)) this.findings.record(finding, sighting);
    this.conversation.begin();
    this.#rules = rulesInForce(this.#chosenRules, ledger.template.setting.scenario.conversation);
    this.journal.mark();
    this.inbox.clearAll();
  }

  /** Nothing is sent for it any more: it has left. */
  leave(): void {
    this.#epoch += 1;
    this.outbox.leave();
    this.feed.close();
  }

  #retainTallies(): void {
    const { replies, faults } = this.#ledger.rules;
    const ids = new Set([...replies, ...faults].map(({ id }) => id).concat(ADDED));
    this.#tallies.retain((id) => ids.has(id));
  }
}

/** What happened in a world before it was restored. */
export type Past = Omit<RecordedWorld, 'template'>;
