import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { callKind } from '../../mocks/voice/kind.ts';
import { voiceos } from '../../mocks/voiceos/provider.ts';
import type { Plan } from '../../src/core/plan.ts';
import { createLedger, type Ledger, planOfAmend, planOfCreate } from '../../src/engine/ledger.ts';
import { parseScenario } from '../../src/engine/scenario/parse.ts';
import { createTemplate, type Template } from '../../src/engine/template.ts';
import { activateSubscriptions } from '../../src/engine/webhooks/active-subscription.ts';
import { type Agenda, createAgenda, type Taken } from '../../src/engine/webhooks/agenda.ts';
import { planDeliveries } from '../../src/engine/webhooks/planned-delivery.ts';
import { createUpcoming } from '../../src/engine/webhooks/upcoming.ts';

const START = Date.parse('2026-01-01T09:00:00.000Z');
const MINUTE = 60_000;
const providers = new Map([['voiceos', voiceos]]);

function templateOf(document: object): Template {
  const parsed = parseScenario({ ringback: 'scenario/1', name: 'agenda', ...document });
  if (!('scenario' in parsed)) throw new Error(JSON.stringify(parsed.issues));
  const { scenario } = parsed;
  return createTemplate([callKind], { scenario, defaults: scenario, seed: 42, start: START });
}

function agendaOf(template: Template, ledger: Ledger, taken?: Taken): Agenda {
  const { webhooks } = template.setting.scenario;
  const subscriptions = activateSubscriptions(webhooks, providers, 'default');
  return createAgenda({ sandbox: 'default', ledger, subscriptions, ownOf: () => [], taken });
}

const WEBHOOKS = [
  { url: 'http://localhost/a', events: ['call.*'] },
  { url: 'http://localhost/b', provider: 'voiceos', faults: { late: { probability: 0.5, by: '1s..3m' } } },
  { url: 'http://localhost/c', events: ['call.ended'], faults: { shuffle: '1m' } },
];
const DATA = [{ calls: 40, over: { before: '10m', after: '20m' } }];

test('what is taken bit by bit is what a look at every plan gives, in order, whatever the steps and the start', () => {
  const template = templateOf({ data: DATA, webhooks: WEBHOOKS });
  const all = bruteForce(template, createLedger('default', template));
  fc.assert(
    fc.property(
      fc.array(fc.nat(5 * MINUTE), { maxLength: 12 }),
      fc.nat(20 * MINUTE),
      fc.integer({ min: 1, max: 50 }),
      (steps, from, about) => {
        const agenda = agendaOf(template, createLedger('default', template), {
          before: START + from,
          has: ({ dueAt }) => dueAt === START + from,
        });
        const taken: string[] = [];
        let now = START + from;
        for (const step of steps) {
          now += step;
          while (agenda.at < now) taken.push(...agenda.take(now, about).map(({ id }) => id));
          expect(agenda.nextAt()).toBeGreaterThan(now);
        }
        const due = all.filter(({ dueAt }) => dueAt > START + from && dueAt <= now);
        expect(taken).toEqual(due.map(({ id }) => id));
      },
    ),
    { numRuns: 60 },
  );
});

test('calls that are made and hung up on meanwhile are told of once, also by an agenda that goes on where another stood', () => {
  const template = templateOf({ webhooks: WEBHOOKS.slice(0, 1) });
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          wait: fc.constantFrom(0, 0, 1000, 5000, 17_123, 40_000),
          ...{ hangUp: fc.boolean(), goOn: fc.boolean(), isTaken: fc.boolean() },
        }),
        { minLength: 1, maxLength: 12 },
      ),
      (script) => {
        const ledger = createLedger('default', template);
        let agenda = agendaOf(template, ledger);
        const taken: string[] = [];
        let now = START;
        const plans: Plan[] = [];
        for (const [nth, { wait, hangUp, goOn, isTaken }] of script.entries()) {
          now += wait;
          if (isTaken) taken.push(...agenda.take(now, 10_000).map(({ id }) => id));
          if (goOn) {
            const ids = new Set(taken);
            const before = Math.min(agenda.at, agenda.nextAt());
            agenda = agendaOf(template, ledger, { before, has: ({ id }) => ids.has(id) });
          }
          const last = plans.at(-1);
          if (hangUp && last) {
            const { kind, serial } = last;
            const change = {
              type: 'amend',
              at: now,
              kind,
              serial,
              amendment: { action: 'hang-up', details: {} },
            } as const;
            const after = planOfAmend(ledger, change);
            if ('refused' in after) continue;
            const place = ledger.find(kind, serial);
            const before = place?.rows.planAt(place.row);
            ledger.append(change, after);
            if (before) agenda.amend(before, after);
          } else {
            const input = callKind.truth.toInput(
              { from: '+14155550100', to: '+14155550123' },
              template.setting,
            );
            const change = {
              type: 'create',
              at: now,
              kind: 'call',
              provider: 'voiceos',
              likeness: 'x',
              nth,
              input,
              rule: null,
            } as const;
            const plan = planOfCreate('default', template, change);
            ledger.append(change, plan);
            plans.push(plan);
          }
        }
        taken.push(...agenda.take(now + 86_400_000, 100_000).map(({ id }) => id));
        expect(new Set(taken).size).toBe(taken.length);
        expect([...taken].sort()).toEqual(
          bruteForce(template, ledger)
            .map(({ id }) => id)
            .sort(),
        );
      },
    ),
    { numRuns: 60 },
  );
});

test('a million rows that lie ahead are not looked at before their time', () => {
  const template = templateOf({
    data: [{ calls: 1_000_000, over: { before: '30d', after: '30d' } }],
    webhooks: [{ url: 'http://localhost/', events: ['call.ended'] }],
  });
  let looks = 0;
  let plans = 0;
  const ledger = createLedger('default', template);
  const counted: Ledger = {
    ...ledger,
    sources: (kind, provider) => {
      looks += 1;
      return ledger.sources(kind, provider).map((rows) => ({
        ...rows,
        planAt: (row: number) => {
          plans += 1;
          return rows.planAt(row);
        },
      }));
    },
  };
  const agenda = agendaOf(template, counted);
  const taken = agenda.take(START + 10 * MINUTE, 1_000_000);
  expect(taken.length).toBeGreaterThan(50);
  // About 116 rows arrive in that time, and a few hundred live when it begins.
  expect(plans).toBeLessThan(2000);
  // Between two changes of the log the sources are the same.
  expect(looks).toBeLessThan(10);
});

test('what is replaced again and again comes once, in order', () => {
  const template = templateOf({ webhooks: WEBHOOKS.slice(0, 1) });
  const step = fc.record({ row: fc.nat(9), at: fc.nat(500), take: fc.boolean() });
  const [subscription] = activateSubscriptions(template.setting.scenario.webhooks, providers, 'default');
  const input = callKind.truth.toInput({ from: '+14155550100', to: '+14155550123' }, template.setting);
  const plan = planOfCreate('default', template, {
    ...{
      type: 'create',
      at: START,
      kind: 'call',
      provider: 'voiceos',
      likeness: 'x',
      nth: 0,
      input,
      rule: null,
    },
  });
  const [model] = subscription ? planDeliveries(plan, subscription, { seed: 42, sandbox: 'default' }) : [];
  if (!model) throw new Error('Failed to plan a delivery: there is none. Look at the helper.');
  fc.assert(
    fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
      const upcoming = createUpcoming();
      const expected = new Map<number, number>();
      const first = (): number | undefined =>
        [...expected].sort(([a, at], [b, other]) => at - other || a - b)[0]?.[0];
      for (const { row, at, take } of steps) {
        if (take) {
          const next = first();
          expect(upcoming.take()?.id).toBe(next === undefined ? undefined : `msg_${next}`);
          if (next !== undefined) expected.delete(next);
        } else {
          // At an even instant there is one, at an odd one there is none.
          const put = at % 2 === 0 ? [{ ...model, id: `msg_${row}`, dueAt: at }] : [];
          upcoming.put({ source: 0, row }, put);
          expected.delete(row);
          if (put.length > 0) expected.set(row, at);
        }
        expect(upcoming.nextAt()).toBe(Math.min(Number.POSITIVE_INFINITY, ...expected.values()));
        expect(upcoming.lastAt(() => true)).toBe(Math.max(Number.NEGATIVE_INFINITY, ...expected.values()));
      }
    }),
    { numRuns: 100 },
  );
});

function bruteForce(template: Template, ledger: Ledger): readonly { id: string; dueAt: number }[] {
  const { webhooks } = template.setting.scenario;
  const subscriptions = activateSubscriptions(webhooks, providers, 'default');
  return ledger
    .sources('call', null)
    .flatMap((rows, source) =>
      Array.from({ length: rows.size }, (_row, row) =>
        subscriptions.flatMap((subscription, place) =>
          planDeliveries(rows.planAt(row), subscription, { seed: 42, sandbox: 'default' })
            .map((planned, index) => ({ ...planned, order: [source, row, place, index] }))
            .filter(({ event, plan }) => plan.provider !== null || event.at > START),
        ),
      ).flat(),
    )
    .sort((a, b) => a.dueAt - b.dueAt || compare(a.order, b.order));
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) if (value !== b[index]) return value - (b[index] ?? 0);
  return 0;
}
