import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CallFacts } from '../../../mocks/voice/call.ts';
import type { JsonObject } from '../../../src/core/json.ts';
import { eventsBetween, type Plan } from '../../../src/core/plan.ts';
import { createSeeded } from '../../support/seeded.ts';
import { type Bench, createBench, freshTemplate } from './bench.ts';
import { createCall, type ProviderCase, readDetail, SEEDS, targetOf, walk } from './provider-case.ts';
import { BUSY_HOUR, FATES, START } from './scenarios.ts';

/** What is the same to the byte, and until when. */
export function testBytes(subject: ProviderCase): void {
  test('a list and the details that it leads to agree at every instant', () => {
    for (const seed of SEEDS) {
      const bench = createBench(subject, seed, { scenario: BUSY_HOUR });
      const draw = createSeeded(seed);
      for (const to of Object.values(FATES)) createCall(bench, subject, to);
      for (let look = 0; look < 3; look += 1) {
        bench.now += draw.below(300_000);
        for (const row of walk(bench, subject, subject.list.wide)) {
          const detail = readDetail(bench, subject, subject.list.idOf(row));
          expect(JSON.stringify(subject.common.ofDetail(detail))).toBe(
            JSON.stringify(subject.common.ofRow(row)),
          );
        }
      }
    }
  });

  test('the same seed gives the same bytes, another seed others', () => {
    for (const seed of SEEDS.slice(0, 6)) {
      const first = recordTale(subject, seed);
      expect(recordTale(subject, seed)).toEqual(first);
      expect(recordTale(subject, seed + 1000)).not.toEqual(first);
    }
  });

  test('a detail stays as it is between two events, and changes with each event that it shows', () => {
    const bench = createBench(subject, 1, { scenario: BUSY_HOUR });
    for (const to of Object.values(FATES)) createCall(bench, subject, to);
    const plans = bench.plans();
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), (which, first, second) => {
        const plan = plans[which % plans.length];
        if (!plan) return;
        const [from, to] = [instantIn(plan, first), instantIn(plan, second)].sort((a, b) => a - b);
        const shown = eventsBetween(plan, from ?? 0, to ?? 0).filter(
          (event) => !subject.isHidden(event, plan),
        );
        const texts = [from, to].map((at) => textAt(bench, subject, plan, at ?? 0));
        expect(texts[0] === texts[1]).toBe(shown.length === 0);
      }),
      { numRuns: 600 },
    );
  });

  test('bytes that were kept are those that would be written anew, whatever was asked before', () => {
    const template = freshTemplate(BUSY_HOUR, 3);
    const kept = createBench(subject, 3, { scenario: BUSY_HOUR, template });
    const plans = kept.plans();
    const draw = createSeeded('kept');
    for (let round = 0; round < 30; round += 1) {
      const plan = draw.pick(plans);
      const at = instantIn(plan, draw.below(1e9));
      const wide = targetOf(subject.list.target, subject.list.wide);
      const anew = createBench(subject, 3, { scenario: BUSY_HOUR, template: freshTemplate(BUSY_HOUR, 3) });
      kept.now = at;
      anew.now = at;
      expect(kept.send('GET', wide).text).toBe(anew.send('GET', wide).text);
      expect(textAt(kept, subject, plan, at)).toBe(textAt(anew, subject, plan, at));
    }
  });
}

/** What a client sees who makes calls, waits and looks. */
function recordTale(subject: ProviderCase, seed: number): readonly string[] {
  const template = freshTemplate(BUSY_HOUR, seed);
  const bench = createBench(subject, seed, { scenario: BUSY_HOUR, template });
  const texts: string[] = [];
  for (const to of Object.values(FATES)) {
    const id = createCall(bench, subject, to);
    bench.now += 7000;
    texts.push(JSON.stringify(readDetail(bench, subject, id)), bench.send('GET', subject.list.target).text);
  }
  return texts;
}

/** An instant of a call's life, at or near one of its events. */
function instantIn(plan: Plan<CallFacts>, number: number): number {
  const event = plan.events()[number % plan.events().length];
  const beside = (Math.floor(number / 64) % 3) - 1;
  return Math.max(plan.createdAt, (event?.at ?? START) + beside);
}

function textAt(bench: Bench, subject: ProviderCase, plan: Plan, at: number): string {
  bench.now = at;
  return JSON.stringify(readDetail(bench, subject, bench.idOf(plan)) as JsonObject);
}
