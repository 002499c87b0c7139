import { ChoiceError } from '../choice-error.ts';

/** Receivers that the mock knows by another name: what URLs begin with, and what they are to begin with instead. */
export type TargetMap = readonly (readonly [from: string, to: string])[];

/**
 * Reads `FROM=TO` entries; both are http or https URLs.
 *
 * @throws ChoiceError for what is none.
 */
export function readTargetMap(entries: readonly string[]): TargetMap {
  const map = entries.map((entry) => {
    // An URL may hold an equals sign itself: what it is to become begins with its scheme.
    const [, from, to] = /^(https?:\/\/.+?)=(https?:\/\/.+)$/i.exec(entry.trim()) ?? [];
    const [source, target] = [URL.parse(from ?? ''), URL.parse(to ?? '')];
    if (source && target) return [trimSlash(source.href), trimSlash(target.href)] as const;
    throw new ChoiceError(
      'RINGBACK_WEBHOOK_MAP',
      `Failed to read the webhook map "${entry}": it is not FROM=TO with two URLs. Write http://app.test=http://127.0.0.1:3000.`,
    );
  });
  // The longest that fits wins.
  return map.sort(([a], [b]) => b.length - a.length);
}

/** The URL that is really asked. A prefix ends where a part of the path does. */
export function mapTarget(map: TargetMap, url: URL): URL {
  const { href } = url;
  for (const [from, to] of map) {
    if (!href.startsWith(from)) continue;
    const rest = href.slice(from.length);
    if (rest === '' || /^[/?#]/.test(rest)) return new URL(to + rest);
  }
  return url;
}

function trimSlash(href: string): string {
  return href.replace(/\/$/, '');
}
