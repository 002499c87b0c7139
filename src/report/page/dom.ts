import { formatCount } from '../render/plural.ts';

/** What an element is made with: attributes, and what is to happen on a click. */
export interface Props {
  readonly class?: string;
  readonly title?: string;
  readonly role?: string;
  readonly label?: string;
  readonly type?: string;
  readonly onClick?: () => void;
}

type Child = Node | string;

/** Makes an element; texts are texts, never markup. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  { class: className, title, role, label, type, onClick }: Props = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (title) element.title = title;
  if (role) element.setAttribute('role', role);
  if (label) element.setAttribute('aria-label', label);
  if (type) element.setAttribute('type', type);
  if (onClick) element.addEventListener('click', onClick);
  element.append(...children);
  return element;
}

/** A button that does something. */
export function button(text: string, className: string, onClick: () => void): HTMLButtonElement {
  return make('button', { class: className, type: 'button', onClick }, text);
}

/** What is drawn when it is first opened. */
export function lazyDetails(
  className: string,
  summary: readonly Child[],
  draw: () => readonly Child[],
): HTMLDetailsElement {
  const details = make('details', { class: className }, make('summary', {}, ...summary));
  let isDrawn = false;
  details.addEventListener('toggle', () => {
    if (!details.open || isDrawn) return;
    isDrawn = true;
    details.append(...draw());
  });
  return details;
}

/** Draws so many of a list at a time, with a button for more. */
export function drawInSteps<Item>(
  parent: HTMLElement,
  items: readonly Item[],
  step: number,
  draw: (item: Item) => Node,
): void {
  let drawn = 0;
  const more = button('', 'more', () => {
    const before = drawn;
    next();
    const first = parent.children[before];
    if (!(first instanceof HTMLElement)) return;
    const summary = first.querySelector('summary');
    // What nothing can be done with takes the focus by a script alone.
    if (!summary) first.tabIndex = -1;
    (summary ?? first).focus();
  });
  // A list has items alone.
  const last = parent instanceof HTMLUListElement ? make('li', {}, more) : more;
  const next = (): void => {
    const part = items.slice(drawn, drawn + step);
    drawn += part.length;
    last.remove();
    parent.append(...part.map(draw));
    const left = items.length - drawn;
    more.textContent = `Show ${Math.min(step, left)} more of ${formatCount(left)}`;
    if (left > 0) parent.append(last);
  };
  next();
}
