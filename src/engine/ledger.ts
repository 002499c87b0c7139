import type { Instant } from '../core/instant.ts';
import { canonicalJson } from '../core/json.ts';
import type { Plan } from '../core/plan.ts';
import { extendKey, type Key, keyOf } from '../core/random.ts';
import { type Serial, serialKey } from '../core/serial.ts';
import type { Amendment, AmendmentRefusal, ResourceKind, ResourceRows } from './resource.ts';
import type { RuleChange } from './rules/parse-rule.ts';
import { changeRules, type RulesInForce, rulesOf } from './rules/rules-in-force.ts';
import type { RowPlace, Template } from './template.ts';
import { createWorldRows, type WorldRows } from './world-rows.ts';

/** A resource was created from outside. */
export interface Create {
  readonly type: 'create';
  readonly at: Instant;
  readonly kind: string;
  readonly provider: string;
  /** What equal creates are counted by: who asked for what. */
  readonly likeness: string;
  /** How many equal ones came before. */
  readonly nth: number;
  readonly input: unknown;
}

/** A resource's future was changed from outside. */
export interface Amend {
  readonly type: 'amend';
  readonly at: Instant;
  readonly kind: string;
  readonly serial: Serial;
  readonly amendment: Amendment;
}

/** A recorded fact from outside that changes a world, with its instant. */
export type Change = Create | Amend | RuleChange;

/** Changes that a log may hold; past it a world refuses writes. */
export const MAX_CHANGES = 1_000_000;

/**
 * A world's log and what follows from it. It grows in place: a copy an append would make a thousand creates
 * cost a million steps. Everything in it can be made again from the template and the changes.
 */
export interface Ledger {
  readonly template: Template;
  readonly changes: readonly Change[];
  /** The replies and faults, with those that were added and without those that were taken out. */
  readonly rules: RulesInForce;
  /** The rows of a kind that a provider shows; with null, all of them. */
  sources(kind: string, provider: string | null): readonly ResourceRows[];
  find(kind: string, serial: Serial): RowPlace | undefined;
  countLike(likeness: string): number;
  /** Records a change; `plan` is what it leads to, where that is known already. */
  append(change: Change, plan?: Plan): void;
}

/** @param sandbox the name of the world; it takes part in the keys of what is created. */
export function createLedger(sandbox: string, template: Template, changes: readonly Change[] = []): Ledger {
  const log: Change[] = [];
  const likes = new Map<string, number>();
  const rows = new Map<string, WorldRows>();
  let rules = rulesOf(template.setting.scenario);
  for (const [name, kind] of template.kinds) rows.set(name, createWorldRows(kind));

  const rowsOf = (kind: string): WorldRows => {
    const known = rows.get(kind);
    if (!known)
      throw new Error(`Failed to find kind "${kind}": no resource has it. Name one that is declared.`);
    return known;
  };
  const ledger: Ledger = {
    template,
    changes: log,
    get rules() {
      return rules;
    },
    sources: (kind, provider) => rowsOf(kind).sources(provider),
    find: (kind, serial) => rowsOf(kind).find(serial),
    countLike: (likeness) => likes.get(likeness) ?? 0,
    append(change, plan) {
      log.push(change);
      if (change.type === 'rule') {
        rules = changeRules(rules, change);
      } else if (change.type === 'create') {
        likes.set(change.likeness, change.nth + 1);
        rowsOf(change.kind).add(plan ?? planOfCreate(sandbox, template, change));
      } else {
        const amended = plan ?? planOfAmend(ledger, change);
        if (!('refused' in amended)) rowsOf(change.kind).amend(amended);
      }
    },
  };
  for (const change of changes) ledger.append(change);
  return ledger;
}

/** What equal creates are counted by: a digest of who asked for what, as the log holds one for each of them. */
export function likenessOf(asked: string, body: unknown): string {
  return serialKey(keyOf(asked, canonicalJson(body)));
}

/** The plan that a create leads to. */
export function planOfCreate(sandbox: string, template: Template, change: Create): Plan {
  const { kind, provider, at, likeness, nth, input } = change;
  const key: Key = keyOf(template.setting.seed, 'create', sandbox, provider, likeness, nth);
  const serial = extendKey(key, 'serial');
  return kindOf(template, kind).create(input, { setting: template.setting, serial, key, at, provider });
}

/** The plan that an amendment leads to, or why it cannot be. */
export function planOfAmend(ledger: Ledger, { kind, serial, amendment, at }: Amend): Plan | AmendmentRefusal {
  const place = ledger.find(kind, serial);
  if (!place) return { refused: 'it is not there' };
  const { template } = ledger;
  return kindOf(template, kind).amend(place.rows.planAt(place.row), amendment, at, template.setting);
}

/** The declared kind of that name; throws when there is none, as that is a mistake of ours. */
export function kindOf(template: Template, name: string): ResourceKind {
  const known = template.kinds.get(name)?.kind;
  if (!known)
    throw new Error(`Failed to find kind "${name}": no resource has it. Name one that is declared.`);
  return known;
}
