/**
 * Keeps a process small until it is busy: a mock lives next to a test suite, and what V8 takes is resident for good.
 *
 * - The part of the heap where everything is made stays as V8 begins it, 1 MB. A busy process has 4 MB there, as it
 *   then takes a fifth less time for each request (with more it would take no less), and 192 MB for what outlives
 *   that, as V8 else looks through the whole heap about once a second, and answers wait for it.
 * - That part is collected also while all is looked through, as Node 22 has it: what was made meanwhile, up to 16 MB
 *   in the first requests, went among what outlives it.
 * - TurboFan waits until somebody asks: its code is 6 MB, which nothing touches before.
 * - Maglev, which optimizes less and sooner, is for what is called more often than V8 has it: on what the first
 *   thousand requests call it works with 13 MB, and those are answered no sooner for it.
 */
import { PerformanceObserver } from 'node:perf_hooks';
import { getHeapSpaceStatistics, getHeapStatistics, setFlagsFromString } from 'node:v8';
import { giveWay } from './give-way.js';

const SMALL = [
  '--semi-space-growth-factor=1',
  '--no-separate-gc-phases',
  '--invocation-count-for-maglev=1500',
  '--no-opt',
  // Else what Maglev compiles meanwhile is never TurboFan's.
  '--force-emit-interrupt-budget-checks',
];
/** Collections of what is young, after a megabyte each: the start, and some 200 requests. */
const ASKED_AFTER = 130;
const ASKED = '--opt';
/** The same: some 1,500 requests. */
const BUSY_AFTER = 400;
/** V8's own. */
const BUSY = '--invocation-count-for-maglev=400';
/** Two halves, of which one is in use. */
const YOUNG_BYTES = 2 * 4 * 1024 * 1024;
/** By how much the heap may grow before V8 looks through all of it once more. */
const GROWTH_BYTES = 192 * 1024 * 1024;
const LOOK_EVERY_MS = 1000;

let collections = 0;
/** Bytes that outlive a look through all. */
let lived = Number.POSITIVE_INFINITY;
let isAsked = false;
let isBusy = false;
for (const flag of SMALL) setFlagsFromString(flag);
const observer = new PerformanceObserver((list) => {
  collections += list.getEntries().length;
  if (collections >= ASKED_AFTER && !isAsked) becomeAsked();
  if (collections < BUSY_AFTER) return;
  if (!isBusy) becomeBusy();
  if (!growYoung()) observer.disconnect();
});
observer.observe({ entryTypes: ['gc'] });

function becomeAsked() {
  isAsked = true;
  setFlagsFromString(ASKED);
}

function becomeBusy() {
  isBusy = true;
  setFlagsFromString(BUSY);
  setInterval(look, LOOK_EVERY_MS).unref();
  giveWay();
}

/** Looked at again and again: V8 takes room back where nothing happens for long, and what is in use changes. */
function look() {
  // What is in use was least after the last look through all: that it may have become more is seen slowly.
  lived = Math.min(getHeapStatistics().used_heap_size, lived * 1.01);
  // As a share of that: with 0, V8 decides by itself, as it may where it is much.
  const percent = lived < GROWTH_BYTES ? Math.round((100 * GROWTH_BYTES) / lived) : 0;
  setFlagsFromString(`--heap-growing-percent=${percent}`);
  if (growYoung()) observer.observe({ entryTypes: ['gc'] });
}

/** Whether it is still to grow, which it does as it is collected. */
function growYoung() {
  const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
  const isSmall = young !== undefined && young.space_size < YOUNG_BYTES;
  setFlagsFromString(`--semi-space-growth-factor=${isSmall ? 2 : 1}`);
  return isSmall;
}
