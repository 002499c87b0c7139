import type { Plan } from '../../core/plan.ts';
import type { Amend } from '../../engine/change.ts';
import { MAX_CHANGES, planOfAmend } from '../../engine/ledger.ts';
import type { Amendment } from '../../engine/resource.ts';
import type { RowPlace } from '../../engine/template.ts';
import type { Sandbox } from '../sandbox.ts';
import { ControlProblem } from './control-problem.ts';

/** Changes the future of a resource from now on. Gives the reason when its state does not allow it. */
export function amendResource(
  sandbox: Sandbox,
  { rows, row }: RowPlace,
  amendment: Amendment,
): Plan | { readonly refused: string } {
  refuseFullLog(sandbox);
  const { kind, serial } = rows.planAt(row);
  const change: Amend = { type: 'amend', at: sandbox.now, kind, serial, amendment };
  const plan = planOfAmend(sandbox.world.ledger, change);
  if (!('refused' in plan)) sandbox.commit({ change, plan });
  return plan;
}

/** A log is bounded: past it a sandbox takes no more changes. */
export function refuseFullLog({ name, world }: Sandbox): void {
  if (world.ledger.changes.length < MAX_CHANGES) return;
  throw new ControlProblem(
    429,
    'RINGBACK_SANDBOX_CHANGES',
    `Failed to change sandbox "${name}": its log is full with ${MAX_CHANGES} changes. Reset it, or use another.`,
  );
}
