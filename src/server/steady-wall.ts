/**
 * Real time in milliseconds that never goes back: the date as it is now, and from here on a steady clock. A system
 * clock that is set back, or a laptop that wakes, must not take a running sandbox back before its own calls.
 */
export function createSteadyWall(): () => number {
  const offset = Date.now() - performance.now();
  return () => Math.floor(offset + performance.now());
}
