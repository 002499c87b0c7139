/**
 * Keeps the part of the heap where everything is made as small as V8 begins it, 1 MB: what it would grow to is
 * resident for good, and a mock lives next to a test suite. One that is asked much is given more room: 4 MB there, as
 * it then takes a fifth less time for each request (with more it would take no less), and 192 MB for what
 * outlives that, as V8 else looks through the whole heap about once a second, and answers wait for it.
 */
import { PerformanceObserver } from 'node:perf_hooks';
import { getHeapSpaceStatistics, getHeapStatistics, setFlagsFromString } from 'node:v8';
import { giveWay } from './give-way.js';

/** Collections of what is young, after a megabyte each: some 2,000 requests. */
const BUSY_AFTER = 300;
/** Two halves, of which one is in use. */
const YOUNG_BYTES = 2 * 4 * 1024 * 1024;
/** By how much the heap may grow before V8 looks through all of it once more. */
const GROWTH_BYTES = 192 * 1024 * 1024;
const LOOK_EVERY_MS = 1000;

let collections = 0;
/** Bytes that outlive a look through all. */
let lived = Number.POSITIVE_INFINITY;
let isLooking = false;
setFlagsFromString('--semi-space-growth-factor=1');
const observer = new PerformanceObserver((list) => {
  collections += list.getEntries().length;
  if (collections < BUSY_AFTER) return;
  if (!isLooking) {
    isLooking = true;
    setInterval(look, LOOK_EVERY_MS).unref();
    giveWay();
  }
  if (!growYoung()) observer.disconnect();
});
observer.observe({ entryTypes: ['gc'] });

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
