import type { PageData, PageSandbox } from '../render/page-data.ts';
import { formatCount } from '../render/plural.ts';
import { drawInSteps, lazyDetails, make } from './dom.ts';
import { drawViolation } from './violation.ts';

const ITEMS_AT_ONCE = 50;

/** Draws the sandboxes, each with its own breaches; those with breaches first. */
export function drawSandboxes(parent: HTMLElement, data: PageData): void {
  const { sandboxes, moreSandboxes } = data;
  if (sandboxes.length === 0) {
    parent.append(make('p', { class: 'empty' }, 'None was used.'));
    return;
  }
  const sorted = [...sandboxes].sort((a, b) => b.breaches - a.breaches);
  const list = make('div', { class: 'items' });
  drawInSteps(list, sorted, ITEMS_AT_ONCE, (sandbox) => drawSandbox(sandbox, data));
  parent.append(list);
  if (moreSandboxes > 0) {
    parent.append(make('p', { class: 'aside' }, `${formatCount(moreSandboxes)} more are in report.json.`));
  }
}

function drawSandbox(sandbox: PageSandbox, { violations }: PageData): HTMLElement {
  const { name, requests, touched, deliveries, failedDeliveries, breaches, moreViolations } = sandbox;
  const others = sandbox.violations.length + moreViolations - breaches;
  const words = [
    `${formatCount(requests)} ${requests === 1 ? 'request' : 'requests'}`,
    `${formatCount(touched)} touched`,
    ...(others > 0 ? [`${formatCount(others)} noted`] : []),
    ...(deliveries > 0 ? [`${formatCount(deliveries)} webhooks`] : []),
    ...(failedDeliveries > 0 ? [`${formatCount(failedDeliveries)} not acknowledged`] : []),
  ];
  const summary = [
    make('span', { class: 'message' }, make('code', {}, name)),
    make('span', { class: 'aside' }, words.join(' · ')),
    make(
      'span',
      { class: breaches > 0 ? 'times bad' : 'times' },
      breaches > 0 ? formatCount(breaches) : 'fine',
    ),
  ];
  if (breaches + others === 0) return make('div', { class: 'sandbox' }, ...summary);
  return lazyDetails('sandbox', summary, () => {
    const body = make('div', { class: 'body items' });
    for (const [index, count, told] of sandbox.violations) {
      const violation = violations[index];
      if (violation) body.append(drawViolation({ ...violation, ...told, count }));
    }
    if (moreViolations > 0)
      body.append(make('p', { class: 'aside' }, `and ${formatCount(moreViolations)} more`));
    return [body];
  });
}
