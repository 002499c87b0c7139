import { type Cell, createCell } from '../core/cell.ts';
import type { PagePosition } from './decision.ts';
import type { PageStyle, Provider } from './provider.ts';
import type { ResourceKind } from './resource.ts';

/** What a provider's model has to be touched beside its contract: lives, pages and events, in this order. */
export function providerCells(provider: Provider, kinds: readonly ResourceKind[]): readonly Cell[] {
  const { name, operations, webhooks } = provider;
  const shown = new Set(Object.values(operations).map(({ kind }) => kind));
  const lives = kinds.filter((kind) => shown.has(kind.name));
  return [
    ...lives.flatMap(({ name: kind, truth }) => [
      ...truth.states.map((state) => stateCell(name, kind, state)),
      ...truth.transitions.map(([from, to]) => transitionCell(name, kind, from, to)),
    ]),
    ...Object.entries(operations).flatMap(([operation, model]) =>
      model.type === 'list'
        ? POSITIONS_OF_STYLES[model.page.style].map((one) => pageCell(name, operation, one))
        : [],
    ),
    ...(webhooks?.events ?? [])
      .filter((event) => !webhooks?.neverSent?.includes(event))
      .map((event) => eventCell(name, event)),
  ];
}

/** A state of a kind of resource: an answer showed one that was in it. */
export function stateCell(provider: string, kind: string, state: string): Cell {
  return createCell({ provider, kind: 'state', operation: null, name: `${kind} ${state}` });
}

/** A step of a life: answers showed the same resource before and after it. */
export function transitionCell(provider: string, kind: string, from: string, to: string): Cell {
  return createCell({ provider, kind: 'transition', operation: null, name: `${kind} ${from} → ${to}` });
}

/** A boundary of a list's pages: an answer was the page at it. */
export function pageCell(provider: string, operation: string, position: PagePosition): Cell {
  return createCell({ provider, kind: 'page', operation, name: position });
}

/** An event of the provider's own: a receiver acknowledged it. */
export function eventCell(provider: string, event: string): Cell {
  return createCell({ provider, kind: 'event', operation: null, name: event });
}

/** Where the pages of a list can stand. */
const POSITIONS_OF_STYLES: Readonly<Record<PageStyle['style'], readonly PagePosition[]>> = {
  number: ['first', 'middle', 'last', 'empty'],
  cursor: ['first', 'middle', 'last', 'empty'],
  whole: ['whole', 'empty'],
};

/** Every place that a page can have. */
export const PAGE_POSITIONS: readonly PagePosition[] = ['first', 'middle', 'last', 'empty', 'whole'];
