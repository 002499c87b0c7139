import { Asked, textOf } from './asked.ts';
import type { Incoming } from './message.ts';

/** Knows requests again: clients poll, and tests ask the same from run to run. */
export interface Recall {
  /** What the same request was known as; one that is new is known from now on. */
  of(incoming: Incoming): Asked;
}

type Headers = Incoming['headers'];

/** Requests with the same headers, by method and target: the latest of each. */
interface Bundle {
  readonly headers: Headers;
  latest: Map<string, Asked>;
  /** Those from before there were too many: what is asked for once more is among the latest again. */
  older: ReadonlyMap<string, Asked>;
  /** Characters of the latest. */
  weight: number;
}

/** Different headers, as of so many clients. */
const MAX_BUNDLES = 8;
/** Requests with the same headers, and as many older ones. */
const MAX_LATEST = 250;
/** Characters of their targets and bodies. */
const MAX_WEIGHT = 256 * 1024;
/** Characters of a body: what is longer is not known again. */
const MAX_TEXT = 8 * 1024;

export function createRecall(): Recall {
  /** The one that was asked for last is the first. */
  const bundles: Bundle[] = [];

  const bundleOf = (headers: Headers): Bundle => {
    const at = bundles.findIndex((bundle) => isSame(bundle.headers, headers));
    const known = bundles[at];
    if (at === 0 && known) return known;
    const bundle = known ?? { headers, latest: new Map(), older: new Map(), weight: 0 };
    if (known) bundles.splice(at, 1);
    else if (bundles.length >= MAX_BUNDLES) bundles.pop();
    bundles.unshift(bundle);
    return bundle;
  };
  const keep = (bundle: Bundle, name: string, asked: Asked): void => {
    if (bundle.latest.size >= MAX_LATEST || bundle.weight >= MAX_WEIGHT) {
      bundle.older = bundle.latest;
      bundle.latest = new Map();
      bundle.weight = 0;
    }
    bundle.latest.set(name, asked);
    bundle.weight += name.length + asked.text.length;
  };
  return {
    of(incoming) {
      const { method, target, headers, body } = incoming;
      if (body.kind !== 'bytes' || body.bytes.length > MAX_TEXT) return new Asked(incoming);
      const bundle = bundleOf(headers);
      const text = textOf(incoming);
      const name = `${method} ${target}`;
      const latest = bundle.latest.get(name);
      const asked = latest ?? bundle.older.get(name);
      if (asked && asked.text === text) {
        asked.isKnown = true;
        if (!latest) keep(bundle, name, asked);
        return asked;
      }
      const next = new Asked({ method, target, headers: bundle.headers, body }, text);
      keep(bundle, name, next);
      return next;
    },
  };
}

function isSame(one: Headers, other: Headers): boolean {
  if (one === other) return true;
  let count = 0;
  for (const name in one) {
    if (one[name] !== other[name]) return false;
    count += 1;
  }
  for (const _ in other) count -= 1;
  return count === 0;
}
