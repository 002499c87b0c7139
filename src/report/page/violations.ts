import type { PageData, PageViolation } from '../render/page-data.ts';
import { formatCount } from '../render/plural.ts';
import { drawInSteps, make } from './dom.ts';
import { CLASS_WORDS, drawViolation } from './violation.ts';

/** What is looked for. */
interface Wanted {
  readonly text: string;
  readonly classes: ReadonlySet<string>;
  readonly provider: string;
}

const GROUPS_AT_ONCE = 30;
const ITEMS_AT_ONCE = 25;

/** Draws the breaches, by operation, with what narrows them down. */
export function drawViolations(parent: HTMLElement, { violations, moreViolations }: PageData): void {
  if (violations.length === 0) {
    parent.append(make('p', { class: 'empty' }, 'Nothing. Every request was as the contract says.'));
    return;
  }
  const searched = violations.map((violation) => [haystackOf(violation), violation] as const);
  const list = make('div', { class: 'groups' });
  const found = make('p', { class: 'found', role: 'status' });
  const show = (wanted: Wanted): void => {
    const shown = searched
      .filter(([text, violation]) => isWanted(text, violation, wanted))
      .map(([, one]) => one);
    const more = moreViolations > 0 ? `; ${formatCount(moreViolations)} more are in report.json` : '';
    found.textContent = `${formatCount(shown.length)} of ${formatCount(violations.length)}${more}`;
    list.replaceChildren();
    if (shown.length === 0) list.append(make('p', { class: 'empty' }, 'No breach is like that.'));
    else drawInSteps(list, groupsOf(shown), GROUPS_AT_ONCE, drawGroup);
  };
  parent.append(drawFilter(violations, show), found, list);
  show({ text: '', classes: new Set(), provider: '' });
}

function drawFilter(violations: readonly PageViolation[], show: (wanted: Wanted) => void): HTMLElement {
  const search = make('input', { type: 'search', label: 'Search' });
  search.placeholder = 'Search';
  search.id = 'search';
  const classes = new Set<string>();
  const provider = make('select', { label: 'API' }, make('option', {}, 'All APIs'));
  const update = (): void => {
    const chosen = provider.selectedIndex === 0 ? '' : provider.value;
    show({ text: search.value.trim().toLowerCase(), classes, provider: chosen });
  };
  for (const name of new Set(violations.map((one) => one.provider)))
    provider.append(make('option', {}, name));
  search.addEventListener('input', update);
  provider.addEventListener('change', update);
  const chips = Object.entries(CLASS_WORDS).flatMap(([of, word]) => {
    const count = violations.filter((one) => one.class === of).length;
    if (count === 0) return [];
    const chip = make(
      'button',
      { class: `chip ${of}`, type: 'button' },
      word,
      make('span', {}, formatCount(count)),
    );
    chip.setAttribute('aria-pressed', 'false');
    chip.addEventListener('click', () => {
      if (!classes.delete(of)) classes.add(of);
      chip.setAttribute('aria-pressed', String(classes.has(of)));
      update();
    });
    return [chip];
  });
  const choices = provider.options.length > 2 ? [provider] : [];
  return make(
    'div',
    { class: 'filter', role: 'search' },
    search,
    ...choices,
    make('div', { class: 'chips' }, ...chips),
  );
}

function isWanted(
  text: string,
  violation: PageViolation,
  { text: part, classes, provider }: Wanted,
): boolean {
  if (provider !== '' && violation.provider !== provider) return false;
  if (classes.size > 0 && !classes.has(violation.class)) return false;
  return part === '' || text.includes(part);
}

function haystackOf(violation: PageViolation): string {
  const { provider, operation, message, pointer, code, sent, remedy, rule, first } = violation;
  return [provider, operation, message, pointer, code, sent, remedy, rule?.constraint, first?.path]
    .filter((part) => part !== null && part !== undefined)
    .join('\n')
    .toLowerCase();
}

interface Group {
  readonly provider: string;
  readonly operation: string | null;
  readonly violations: PageViolation[];
}

/** By operation; those with the most that is sure come first. */
function groupsOf(violations: readonly PageViolation[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const violation of violations) {
    const { provider, operation } = violation;
    const key = JSON.stringify([provider, operation]);
    const group = groups.get(key) ?? { provider, operation, violations: [] };
    group.violations.push(violation);
    groups.set(key, group);
  }
  for (const group of groups.values())
    group.violations.sort((a, b) => rankOf(a) - rankOf(b) || b.count - a.count);
  return [...groups.values()].sort((a, b) => weightOf(b) - weightOf(a));
}

const RANKS: readonly string[] = Object.keys(CLASS_WORDS);

function rankOf(violation: PageViolation): number {
  return RANKS.indexOf(violation.class);
}

function weightOf({ violations }: Group): number {
  const sure = violations.filter((one) => one.class !== 'notes' && one.class !== 'notClient').length;
  return sure * 1_000_000 + violations.length;
}

function drawGroup({ provider, operation, violations }: Group): HTMLElement {
  const list = make('div', { class: 'items' });
  drawInSteps(list, violations, ITEMS_AT_ONCE, (violation) => drawViolation(violation));
  const name = operation ?? 'no operation';
  return make(
    'section',
    { class: 'group' },
    make('h3', {}, make('span', { class: 'api' }, provider), ' ', make('span', {}, name)),
    list,
  );
}
