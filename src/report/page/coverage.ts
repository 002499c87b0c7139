import type { PageCell, PageData, PageKind, PageProvider } from '../render/page-data.ts';
import { formatCount } from '../render/plural.ts';
import { drawInSteps, lazyDetails, make } from './dom.ts';

/** More cells than these are drawn as a bar. */
const MAX_DOTS = 240;
const ITEMS_AT_ONCE = 60;

/** Draws how much of each contract was touched, by kind, and what was not. */
export function drawCoverage(parent: HTMLElement, { providers }: PageData): void {
  const asked = providers.filter(({ wasAsked }) => wasAsked);
  const silent = providers.filter(({ wasAsked }) => !wasAsked);
  if (asked.length === 0) {
    parent.append(make('p', { class: 'empty' }, 'Nothing was asked, so that nothing is counted.'));
    return;
  }
  parent.append(make('div', { class: 'cards' }, ...asked.map(drawProvider)));
  if (silent.length > 0) {
    const names = silent.map(({ title }) => title).join(', ');
    parent.append(make('p', { class: 'aside' }, `Not asked, and left out: ${names}.`));
  }
}

function drawProvider({ title, spec, percent, covered, total, kinds }: PageProvider): HTMLElement {
  const table = make('div', { class: 'kinds' }, ...kinds.map(drawKind));
  const untouched = total - covered;
  const list =
    untouched === 0
      ? []
      : [lazyDetails('uncovered', [`${formatCount(untouched)} never touched`], () => [drawUncovered(kinds)])];
  return make(
    'article',
    { class: 'card' },
    make(
      'header',
      {},
      make('h3', {}, title),
      make('p', { class: 'percent' }, `${percent} %`),
      make('p', { class: 'aside' }, `${formatCount(covered)} of ${formatCount(total)} · ${spec}`),
    ),
    table,
    ...list,
  );
}

function drawKind({ kind, covered, total, cells }: PageKind): HTMLElement {
  const name = kind.replace('-', ' ');
  const label = `${name}: ${covered} of ${total}`;
  const picture =
    total <= MAX_DOTS && cells.length === total
      ? make('span', { class: 'dots', role: 'img', label }, ...cells.map(drawDot))
      : drawBar(label, covered, total);
  return make(
    'div',
    { class: 'kind' },
    make('span', { class: 'name' }, name),
    make('span', { class: 'counts' }, `${formatCount(covered)} / ${formatCount(total)}`),
    picture,
  );
}

function drawDot([operation, name, isTouched]: PageCell): HTMLElement {
  const what = operation && operation !== name ? `${operation} ${name}` : name;
  return make('i', {
    class: isTouched ? 'on' : 'off',
    title: `${what}: ${isTouched ? 'touched' : 'never touched'}`,
  });
}

function drawBar(label: string, covered: number, total: number): HTMLElement {
  const bar = make('progress', { label });
  bar.max = total;
  bar.value = covered;
  return bar;
}

function drawUncovered(kinds: readonly PageKind[]): HTMLElement {
  const all = make('div', { class: 'body' });
  for (const { kind, cells } of kinds) {
    const untouched = cells.filter(([, , isTouched]) => !isTouched);
    if (untouched.length === 0) continue;
    const list = make('ul', { class: 'names' });
    drawInSteps(list, untouched, ITEMS_AT_ONCE, ([operation, name]) =>
      make(
        'li',
        {},
        ...(operation && operation !== name ? [make('span', { class: 'place' }, operation), ' '] : []),
        make('code', {}, name),
      ),
    );
    all.append(make('h4', {}, kind.replace('-', ' ')), list);
  }
  return all;
}
