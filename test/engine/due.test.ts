import { expect, test } from '@jest/globals';
import { callKind } from '../../mocks/voice/kind.ts';
import { createClock } from '../../src/core/clock.ts';
import { NEVER } from '../../src/core/instant.ts';
import { eventsBetween, nextEventAt, type Plan } from '../../src/core/plan.ts';
import { countCreated } from '../../src/core/rows.ts';
import { firedBetween, nextDueAt } from '../../src/engine/due.ts';
import { createLedger, type Ledger, planOfAmend } from '../../src/engine/ledger.ts';
import { createTallies } from '../../src/engine/rules/tallies.ts';
import { createTemplate } from '../../src/engine/template.ts';
import type { World } from '../../src/engine/world.ts';
import { START, scenarioOf } from '../providers/support/scenarios.ts';
import { createSeeded, type Seeded } from '../support/seeded.ts';

const SCENARIO = scenarioOf({
  ringback: 'scenario/1',
  name: 'busy',
  agents: [{ id: 'agent_support', name: 'Maya', persona: 'support' }],
  data: [{ calls: 800, over: { before: '30m', after: '30m' } }],
});

test('what fires and what is due next is what looking at every plan gives, as a clock goes on and back', () => {
  const template = createTemplate([callKind], {
    ...{ scenario: SCENARIO, defaults: SCENARIO, seed: 3, start: START },
  });
  for (let round = 0; round < 6; round += 1) {
    const draw = createSeeded(`due ${round}`);
    const world = worldOf(createLedger('test', template));
    let now = START;
    for (let step = 0; step < 60; step += 1) {
      const to = now + draw.pick([0, 1, 900, 20_000, 600_000, -30_000, -400_000]);
      if (to >= now) expect(firedBetween(world, now, to).fired).toEqual(firedOf(world, now, to));
      now = Math.max(START, to);
      expect(nextDueAt(world, now)).toBe(nextOf(world, now));
      expect(settledRows(world, now)).not.toContain(false);
      if (draw.oneIn(2)) hangUp(world.ledger, now, draw);
    }
  }
});

function worldOf(ledger: Ledger): World {
  const clock = createClock({ mode: 'frozen' }, START, 0);
  return { sandbox: 'test', ledger, clock, tallies: createTallies() };
}

/** Hangs up one of the calls that can be hung up. */
function hangUp(ledger: Ledger, at: number, draw: Seeded): void {
  const [rows] = ledger.sources('call', null);
  if (!rows) return;
  const settled = rows.countSettled(at);
  const live = Array.from({ length: countCreated(rows, at) - settled }, (_, index) => settled + index);
  const changes = live.flatMap((row) => {
    const { serial } = rows.planAt(row);
    const amendment = { action: 'hang-up', details: { by: 'agent' } };
    const change = { type: 'amend', at, kind: 'call', serial, amendment } as const;
    return 'refused' in planOfAmend(ledger, change) ? [] : [change];
  });
  if (changes.length > 0) ledger.append(draw.pick(changes));
}

/** Rows that are said to have settled. */
function settledRows({ ledger }: World, now: number): readonly boolean[] {
  return ledger
    .sources('call', null)
    .flatMap((rows) =>
      Array.from({ length: rows.countSettled(now) }, (_, row) => rows.settledAt(row) <= now),
    );
}

function plansOf({ ledger }: World): readonly Plan[] {
  return ledger
    .sources('call', null)
    .flatMap((rows) => Array.from({ length: rows.size }, (_, row) => rows.planAt(row)));
}

function firedOf(world: World, from: number, to: number): readonly object[] {
  return plansOf(world)
    .filter(({ createdAt }) => createdAt <= to)
    .flatMap((plan) => {
      const { kind, serial, provider } = plan;
      return eventsBetween(plan, from, to).map(({ at, type }) => ({ at, kind, type, serial, provider }));
    })
    .sort((a, b) => a.at - b.at)
    .slice(0, 1000);
}

function nextOf(world: World, now: number): number {
  const there = plansOf(world).filter(({ createdAt }) => createdAt <= now);
  return Math.min(NEVER, ...there.map((plan) => nextEventAt(plan, now)));
}
