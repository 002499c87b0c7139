import { BASIS_WORDS } from '../render/basis-words.ts';
import type { PageViolation } from '../render/page-data.ts';
import { formatCount } from '../render/plural.ts';
import { button, lazyDetails, make } from './dom.ts';

/** What each class of breach is called on the page. */
export const CLASS_WORDS: Readonly<Record<PageViolation['class'], string>> = {
  violations: 'violation',
  unmatched: 'unmatched',
  rules: 'rule',
  receiver: 'receiver',
  notes: 'note',
  notClient: 'not the client',
};

/** A breach on a line, to be opened. */
export function drawViolation(violation: PageViolation): HTMLElement {
  const { message, class: of, count } = violation;
  const times = count > 1 ? [make('span', { class: 'times' }, `${formatCount(count)}×`)] : [];
  return lazyDetails(
    `violation ${of}`,
    [make('span', { class: 'tag' }, CLASS_WORDS[of]), make('span', { class: 'message' }, message), ...times],
    () => [drawBody(violation)],
  );
}

function drawBody(violation: PageViolation): HTMLElement {
  const { pointer, in: place, sent, allowed, rule, basis, blame, reason, remedy, code, nearest } = violation;
  const rows: readonly (readonly [string, readonly Node[]])[] = [
    ['where', [make('span', {}, `${place} `), ...(pointer ? [make('code', {}, pointer)] : [])]],
    ['sent', sent === null ? [] : [make('code', { class: 'sent' }, sent)]],
    ['allowed', allowed.map((value) => make('code', { class: 'allowed' }, value))],
    [
      'contract',
      rule
        ? [
            make('code', {}, rule.constraint),
            make('span', { class: 'place' }, `${rule.file}:${rule.line}:${rule.column}`),
          ]
        : [],
    ],
    ['to mend', [make('span', { class: 'remedy' }, remedy)]],
    ['basis', [make('span', {}, BASIS_WORDS[basis])]],
    ['blame', [make('span', {}, reason ? `${blame}: ${reason}` : blame)]],
    ['rule', [make('code', {}, code)]],
  ];
  const list = make('dl', { class: 'facts' });
  for (const [name, values] of rows) {
    if (values.length > 0) list.append(make('dt', {}, name), make('dd', {}, ...values));
  }
  return make('div', { class: 'body' }, list, ...drawNearest(nearest), ...drawAgain(violation));
}

function drawNearest(nearest: PageViolation['nearest']): readonly Node[] {
  if (nearest.length === 0) return [];
  const items = nearest.map(({ operation, method, path, differences }) =>
    make(
      'li',
      {},
      make('code', {}, `${method} ${path}`),
      make('span', { class: 'place' }, operation),
      make('ul', {}, ...differences.map((text) => make('li', {}, text))),
    ),
  );
  return [make('p', { class: 'sub' }, 'What comes nearest'), make('ol', { class: 'nearest' }, ...items)];
}

function drawAgain({ first }: PageViolation): readonly Node[] {
  if (!first) return [];
  const copy = button('Copy', 'quiet copy', () => {
    void copyText(first.curl).then((isCopied) => {
      copy.textContent = isCopied ? 'Copied' : 'Select it and copy';
      status.textContent = isCopied ? 'The command was copied.' : 'It could not be copied.';
    });
  });
  const status = make('span', { class: 'unseen', role: 'status' });
  const command = make(
    'pre',
    { label: 'A command that sends the first such request again' },
    make('code', {}, first.curl),
  );
  command.tabIndex = 0;
  command.setAttribute('role', 'group');
  return [
    make('p', { class: 'sub' }, `The first, at ${first.at}`),
    make('div', { class: 'again' }, command, copy, status),
  ];
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
