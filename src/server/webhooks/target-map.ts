import { ChoiceError } from '../choice-error.ts';

/** Receivers that the mock knows by another name: what URLs begin with, and what they are to begin with instead. */
export type TargetMap = readonly (readonly [from: string, to: string])[];

/**
 * Reads `FROM=TO` entries: http or https URLs, and `FROM` also a path of the built-in receiver.
 *
 * @throws ChoiceError for what is none.
 */
export function readTargetMap(entries: readonly string[]): TargetMap {
  const map = entries.map((entry) => {
    // An URL may hold an equals sign itself: what it is to become begins with its scheme.
    const [, from = '', to = ''] = /^((?:https?:\/\/|\/).+?)=(https?:\/\/.+)$/i.exec(entry.trim()) ?? [];
    const [source, target] = [normalise(from), normalise(to)];
    if (source && target) return [trimSlash(source), trimSlash(target)] as const;
    throw new ChoiceError(
      'RINGBACK_WEBHOOK_MAP',
      `Failed to read the webhook map "${entry}": it is not FROM=TO with two URLs. Write http://app.test=http://127.0.0.1:3000.`,
    );
  });
  // The longest that fits wins.
  return map.sort(([a], [b]) => b.length - a.length);
}

/** The URL that is really asked; undefined for what is none. A prefix ends where a part of the path does. */
export function mapTarget(map: TargetMap, url: string): string | undefined {
  const href = normalise(url);
  if (!href) return undefined;
  const [, scheme = '', login = '', rest = ''] = /^(https?:\/\/)([^/?#@]*@)?(.*)$/i.exec(href) ?? [
    '',
    '',
    '',
    href,
  ];
  // Who signs in there is no part of where it is.
  const place = scheme + rest;
  for (const [from, to] of map) {
    if (!place.startsWith(from)) continue;
    const behind = place.slice(from.length);
    if (behind !== '' && !/^[/?#]/.test(behind)) continue;
    return normalise(to.replace('://', `://${login}`) + behind);
  }
  return href;
}

/** A path is as it is written. */
function normalise(url: string): string | undefined {
  return url.startsWith('/') ? url : URL.parse(url)?.href;
}

function trimSlash(href: string): string {
  return href.replace(/\/$/, '');
}
