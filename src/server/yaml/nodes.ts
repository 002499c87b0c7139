import { type Document, isAlias, isCollection, isMap, isPair, isScalar, type Scalar } from 'yaml';
import { cutText } from '../../core/cut-text.ts';
import { nameOfKey, startOf } from './locate.ts';
import type { Worded } from './plain-words.ts';

/** What is wrong at an offset of the text. */
export interface NodeMistake extends Worded {
  readonly offset: number;
}

/** What the syntax lets pass: a member twice, a key that is a map or a list, an alias of nothing or of itself. */
export function checkNodes(document: Document): readonly NodeMistake[] {
  const found: NodeMistake[] = [];
  const anchors = new Set<string>();
  const open = new Set<string>();

  const walk = (node: unknown): void => {
    if (isAlias(node)) {
      const mistake = aliasMistake(node.source, anchors, open);
      if (mistake) found.push({ offset: startOf(node) ?? 0, ...mistake });
      return;
    }
    const lost = isScalar(node) ? lostPlus(node) : undefined;
    if (lost) found.push({ offset: startOf(node) ?? 0, ...lost });
    const anchor = isCollection(node) || isScalar(node) ? node.anchor : undefined;
    if (anchor !== undefined) anchors.add(anchor);
    if (!isCollection(node)) return;
    if (anchor !== undefined) open.add(anchor);
    if (isMap(node)) for (const mistake of keyMistakes(node.items)) found.push(mistake);
    for (const item of node.items) {
      if (isPair(item)) {
        walk(item.key);
        walk(item.value);
      } else {
        walk(item);
      }
    }
    if (anchor !== undefined) open.delete(anchor);
  };
  walk(document.contents);
  return found;
}

/** A phone number without quotes is a number to YAML, and its + is gone. */
function lostPlus({ type, source }: Scalar): Worded | undefined {
  if (type !== 'PLAIN' || !/^\+\d{4,}$/.test(source ?? '')) return undefined;
  return { message: `${source} is a number here, and loses its +`, hint: `quote it: "${source}"` };
}

function aliasMistake(
  name: string,
  anchors: ReadonlySet<string>,
  open: ReadonlySet<string>,
): Worded | undefined {
  if (open.has(name)) return { message: `"*${name}" stands for what it is in`, hint: 'write it out' };
  if (anchors.has(name)) return undefined;
  return {
    message: `"*${name}" stands for nothing`,
    hint: `put &${name} before it, or quote a text with a *`,
  };
}

function keyMistakes(items: readonly { readonly key: unknown }[]): readonly NodeMistake[] {
  const seen = new Set<string>();
  return items.flatMap(({ key }) => {
    const offset = startOf(key) ?? 0;
    if (isCollection(key) || isAlias(key)) {
      return [
        { offset, message: 'a name is wanted here', hint: 'quote a text that begins with [, {, & or *' },
      ];
    }
    const name = nameOfKey(key);
    if (name === '<<') {
      return [{ offset, message: '"<<" merges nothing in YAML 1.2', hint: 'write the members out' }];
    }
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [
      {
        offset,
        message: `"${cutText(name, MAX_SHOWN)}" stands here a second time`,
        hint: 'keep one of them',
      },
    ];
  });
}

const MAX_SHOWN = 60;
