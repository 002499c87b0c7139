import { type Instant, NEVER } from '../../core/instant.ts';
import type { Plan } from '../../core/plan.ts';
import type { Change } from '../../engine/change.ts';
import type { RecordedDeliveries } from '../../engine/webhooks/recorded-delivery.ts';
import type { Sandbox } from '../sandbox.ts';
import { STUCK } from './backlog.ts';
import type { Book } from './book.ts';
import { type Cause, isCausedBy } from './cause.ts';
import { type Attempt, type DeliveryRecord, isSettled, recordOf, wasTried } from './delivery-record.ts';
import { createDeliveryTally, type DeliveryTally } from './delivery-tally.ts';
import type { Dispatcher } from './dispatcher.ts';
import { lastDueAt, nextDueAt, nextStopAt } from './due-times.ts';
import { beginMailing, giveUp, type Mailing, resumeMailing, rewindMailing } from './mailing.ts';
import { isBehind, isBusy, type Settling } from './settling.ts';
import { recordMailing } from './told.ts';

/** What a sandbox has to deliver: when each delivery's turn comes, and what becomes of it. */
export class Outbox {
  readonly tally: DeliveryTally;
  readonly #sandbox: Sandbox;
  readonly #dispatcher: Dispatcher;
  #mailing: Mailing | undefined;
  #waiters: (() => void)[] = [];
  #watchers = new Set<(record: DeliveryRecord, attempt: Attempt) => void>();
  #isPumpPlanned = false;
  #isGone = false;

  constructor(sandbox: Sandbox, dispatcher: Dispatcher) {
    this.#sandbox = sandbox;
    this.#dispatcher = dispatcher;
    this.tally = createDeliveryTally(sandbox);
  }

  /** With everything that is due by now. */
  get book(): Book {
    this.pump();
    return this.#begun().book;
  }

  /**
   * A change was recorded; what it causes now is delivered once its request is answered.
   *
   * @returns what its answer is to wait for; undefined where nobody asked for deliveries that come early.
   */
  committed(change: Change, plan: Plan | undefined, before: Plan | undefined): Cause | undefined {
    if (!plan || !this.#isOpen) return undefined;
    const mailing = this.#begun();
    if (change.type === 'create' && mailing.meet(plan)) this.#dispatcher.note(FILTER_NOTE);
    else if (before) mailing.agenda?.amend(before, plan);
    if (mailing.agenda && !this.#isPumpPlanned) {
      this.#isPumpPlanned = true;
      setImmediate(() => {
        this.#isPumpPlanned = false;
        this.#guard(() => this.pump());
      });
    }
    return mailing.hasEarly ? { kind: plan.kind, serial: plan.serial, after: mailing.lastSeq } : undefined;
  }

  /** Goes through what is due by now. Everything is numbered at once, and sent when others have had their turn. */
  pump(): void {
    if (!this.#isOpen) return;
    const mailing = this.#begun();
    const { agenda, retries, backlog } = mailing;
    if (!agenda && retries.size === 0) return;
    const { now } = this.#sandbox;
    for (let next = retries.peek(); next && next.nextAt <= now; next = retries.peek()) {
      retries.pop();
      // What a rewind or a restore has kept and was never tried goes before what falls due after it.
      this.#queue(mailing, next, now, wasTried(next) ? 'retry' : 'first');
    }
    if (agenda && !backlog.isFull) {
      for (const planned of agenda.take(now, SLICE))
        this.#enter(mailing, recordOf(planned, mailing.nextSeq()));
      if (agenda.at < now) setImmediate(() => this.#guard(() => this.#goOn(mailing)));
    }
    this.#schedule();
  }

  /** Others have had their turn; who waits looks again, as there may have been nothing to deliver. */
  #goOn(mailing: Mailing): void {
    if (mailing !== this.#mailing) return;
    this.pump();
    this.#notify();
  }

  /** A delivery that no plan holds: a callback. */
  post(record: (seq: number) => DeliveryRecord): void {
    if (!this.#isOpen) return;
    const mailing = this.#begun();
    this.#enter(mailing, record(mailing.nextSeq()));
  }

  /** Whether the plans hold more that is due by now: others have their turn first. */
  get isBehind(): boolean {
    return this.#isOpen && isBehind(this.#begun(), this.#sandbox.now);
  }

  /** The next instant after now at which something is due of what is there; NEVER when nothing is. */
  nextDueAt(): Instant {
    this.pump();
    return this.#isOpen ? nextDueAt(this.#begun()) : NEVER;
  }

  /** As `nextDueAt`, with the arrival of rows that lie ahead. */
  nextStopAt(): Instant {
    return this.#isOpen ? nextStopAt(this.#begun()) : NEVER;
  }

  /** The last instant at which something is due for those resources that are there and pass. */
  lastDueAt(passes: (plan: Plan) => boolean): Instant {
    return lastDueAt(this.#begun(), passes);
  }

  /** Resolves when nothing that is due by now is undelivered or under way; also when the sandbox starts afresh. */
  async settle({ since = -NEVER, onAttempt = () => {}, signal }: Settling = {}): Promise<void> {
    const until = this.#sandbox.now;
    const mailing = this.#begun();
    const isGoing = (): boolean => mailing === this.#mailing && this.#isOpen && !signal?.aborted;
    const wake = (): void => this.#notify();
    this.#watchers.add(onAttempt);
    signal?.addEventListener('abort', wake);
    try {
      this.pump();
      while (isGoing() && isBusy(mailing, since, until)) {
        await this.#progress();
        if (isGoing()) this.pump();
      }
    } finally {
      this.#watchers.delete(onAttempt);
      signal?.removeEventListener('abort', wake);
    }
  }

  /** Resolves when what changes have caused by now was delivered to those who asked for it early, or given up. */
  async beforeAnswer(causes: readonly Cause[]): Promise<void> {
    this.pump();
    const mailing = this.#mailing;
    if (!mailing) return;
    const caused = [...mailing.working.keys()].filter(
      (record) => record.subscription.troubles.early && causes.some((cause) => isCausedBy(record, cause)),
    );
    const isWaiting = (): boolean => caused.some((record) => mailing.working.has(record));
    while (mailing === this.#mailing && this.#isOpen && isWaiting()) await this.#progress();
  }

  /** One more attempt now, whatever became of it before. */
  async redeliver(record: DeliveryRecord): Promise<void> {
    const mailing = this.#begun();
    while (mailing === this.#mailing && mailing.working.has(record)) await this.#progress();
    const { now } = this.#sandbox;
    mailing.working.set(record, now);
    mailing.retries.keep((waiting) => waiting !== record);
    await this.#attempt(mailing, record, now, 'hand');
    this.#finish(mailing, record);
  }

  /** Back to an instant: what fell due after it is forgotten, and falls due again. The log was cut before. */
  rewind(to: Instant): void {
    if (this.#mailing) this.#mailing = rewindMailing(this.#mailing, this.#options(), to);
    this.#notify();
  }

  /** Goes on from an instant of a world that was recorded. */
  resume(at: Instant, told: RecordedDeliveries): void {
    this.reset();
    this.#mailing = resumeMailing(this.#options(), at, told);
  }

  /** What was told by now, for a snapshot: as much of what is due as can be is taken up first. */
  record(): RecordedDeliveries {
    this.pump();
    return recordMailing(this.#begun(), this.#sandbox.now);
  }

  /** Forgets everything: the world begins anew. */
  reset(): void {
    this.#mailing = undefined;
    this.#dispatcher.wakeAt(this, NEVER);
    this.#notify();
  }

  /** Its sandbox is gone: requests that are still under way there cause nothing any more. */
  leave(): void {
    this.#isGone = true;
    this.reset();
  }

  /** False once nothing is to be sent any more: the sandbox is gone, or the server was closed. */
  get #isOpen(): boolean {
    return !this.#isGone && this.#dispatcher.isOpen;
  }

  #options(): Parameters<typeof beginMailing>[0] {
    const { providers, onError } = this.#dispatcher;
    return { sandbox: this.#sandbox, providers, onError };
  }

  #begun(): Mailing {
    this.#mailing ??= beginMailing(this.#options());
    return this.#mailing;
  }

  #enter(mailing: Mailing, record: DeliveryRecord): void {
    if (record.state === 'pending' && !mailing.backlog.hasRoomFor(record)) mailing.crowdOut(record, STUCK);
    mailing.book.add(record);
    if (record.state === 'pending') this.#queue(mailing, record, this.#sandbox.now, 'first');
  }

  #queue(mailing: Mailing, record: DeliveryRecord, turnAt: Instant, kind: 'first' | 'retry'): void {
    if (isSettled(record)) return;
    const { subscription } = record;
    mailing.working.set(record, turnAt);
    if (kind === 'first') mailing.backlog.enter(record);
    const run = async (): Promise<void> => {
      if (mailing !== this.#mailing) return;
      mailing.backlog.leave(record);
      if (isSettled(record)) this.#finish(mailing, record);
      else await this.#deliver(mailing, record, turnAt);
    };
    // One that is to come before its create's answer waits for none: its receiver may be what asked for the create.
    const lane = subscription.troubles.early ? record.id : `${kind} ${subscription.key}`;
    mailing.lanes.run(lane, run);
  }

  async #deliver(mailing: Mailing, record: DeliveryRecord, turnAt: Instant): Promise<void> {
    record.state = 'delivering';
    await this.#attempt(mailing, record, turnAt, 'schedule');
    if (record.isDoubled && record.attempts.length === 1) {
      await this.#attempt(mailing, record, turnAt, 'repeat');
    }
    this.#finish(mailing, record);
  }

  async #attempt(
    mailing: Mailing,
    record: DeliveryRecord,
    at: Instant,
    cause: Attempt['cause'],
  ): Promise<void> {
    if (mailing !== this.#mailing) return;
    const outcome = await this.#dispatcher.send(this.#sandbox, record);
    // What comes back to a world that has begun anew, or was taken back, is nothing to it.
    if (mailing !== this.#mailing || !this.#isOpen) return;
    const attempt: Attempt = { at, cause, ...outcome };
    record.attempts.push(attempt);
    if (cause !== 'repeat' || attempt.error === null) this.tally.conclude(record, attempt);
    this.#sandbox.tellAttempt(record, attempt);
    for (const waiting of mailing.backlog.ended(record, attempt)) giveUp(mailing, waiting);
    this.#guard(() => this.#dispatcher.judge(this.#sandbox, record, attempt));
    for (const watch of this.#watchers) this.#guard(() => watch(record, attempt));
  }

  /** What goes wrong beside a delivery is an error of ours, and nothing to the deliveries after it. */
  #guard(task: () => void): void {
    try {
      task();
    } catch (error) {
      this.#dispatcher.onError(error);
    }
  }

  #finish(mailing: Mailing, record: DeliveryRecord): void {
    mailing.working.delete(record);
    if (!this.#isOpen) this.#notify();
    if (!this.#isOpen || mailing !== this.#mailing) return;
    if (isSettled(record)) mailing.book.settled(record);
    // One that had to make room meanwhile is in no list any more, and is not tried again.
    else if (mailing.book.find(record.id) === record) mailing.retries.push(record);
    this.#notify();
    const { now } = this.#sandbox;
    if (this.nextStopAt() <= now) this.pump();
    else this.#schedule();
  }

  /** Under a running clock, real time brings what is due next. */
  #schedule(): void {
    const { clock } = this.#sandbox.world;
    const next = clock.mode === 'running' ? this.nextStopAt() : NEVER;
    const rate = clock.mode === 'running' ? clock.rate : 1;
    const wait = Math.max(0, next - this.#sandbox.now) / rate;
    this.#dispatcher.wakeAt(this, this.#sandbox.wall + wait);
  }

  /** Resolves when something has ended, or the sandbox has begun anew. */
  #progress(): Promise<void> {
    return new Promise((resolve) => this.#waiters.push(resolve));
  }

  #notify(): void {
    for (const wake of this.#waiters.splice(0)) wake();
  }
}

const FILTER_NOTE =
  'A webhook of a call has a filter. Its grammar is published nowhere: it is kept, and every event is delivered.';

/** Deliveries that are looked at before others have their turn. */
const SLICE = 64;
