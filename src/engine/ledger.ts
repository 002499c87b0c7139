import type { Instant } from '../core/instant.ts';
import { canonicalJson } from '../core/json.ts';
import type { Moment } from '../core/moment.ts';
import type { Plan } from '../core/plan.ts';
import { extendKey, type Key, keyOf } from '../core/random.ts';
import { type Serial, serialKey } from '../core/serial.ts';
import type { Amend, Change, Changes, Create } from './change.ts';
import { createChangeLog } from './change-log.ts';
import type { AmendmentRefusal, ResourceKind, ResourceRows } from './resource.ts';
import { changeRules, type RulesInForce, rulesOf } from './rules/rules-in-force.ts';
import type { RowPlace, Template } from './template.ts';
import { createWorldRows, type Replays, type ShownRows, type WorldRows } from './world-rows.ts';

/** Changes that a log may hold; past it a world refuses writes. */
export const MAX_CHANGES = 1_000_000;

/**
 * A world's log and what follows from it. It grows in place: a copy an append would make a thousand creates
 * cost a million steps. Everything in it can be made again from the template and the changes.
 */
export interface Ledger {
  readonly template: Template;
  readonly changes: Changes;
  /** The replies and faults, with those that were added and without those that were taken out. */
  readonly rules: RulesInForce;
  /** The rows of a kind that belong to a provider, with those that all show; with null, all of them. */
  sources(kind: string, provider: string | null): readonly ResourceRows[];
  /** What a provider's lists show of these rows at a moment: less what was deleted, or came later. */
  slices(kind: string, provider: string, moment: Moment): readonly ShownRows[];
  find(kind: string, serial: Serial): RowPlace | undefined;
  /** Whether a resource was deleted through a provider by an instant. */
  isDeleted(kind: string, serial: Serial, provider: string, at: Instant): boolean;
  countLike(likeness: string): number;
  /** Records a change; `plan` is what it leads to, where it leads to one and that is known already. */
  append(change: Change, plan?: Plan): void;
}

/** @param sandbox the name of the world; it takes part in the keys of what is created. */
export function createLedger(sandbox: string, template: Template, changes: Iterable<Change> = []): Ledger {
  const log = createChangeLog();
  const rows = new Map<string, WorldRows>();
  const replays: Replays = {
    created(before) {
      const change = log.at(before);
      if (change?.type === 'create') return planOfCreate(sandbox, template, change);
      throw new Error(`Failed to find create "${before}" in the log: there are ${log.length} changes.`);
    },
    amended: (plan, amendments) =>
      amendments.reduce((current, before) => {
        const change = log.at(before);
        const amended = change?.type === 'amend' ? amendedPlan(template, current, change) : current;
        return 'refused' in amended ? current : amended;
      }, plan),
  };
  for (const [name, kind] of template.kinds) rows.set(name, createWorldRows(kind, replays));
  let rules = rulesOf(template.setting.scenario);

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
    slices: (kind, provider, moment) => rowsOf(kind).slices(provider, moment),
    find: (kind, serial) => rowsOf(kind).find(serial),
    isDeleted: (kind, serial, provider, at) => rowsOf(kind).isDeleted(provider, serial, at),
    countLike: log.countLike,
    append(change, plan) {
      // What it leads to is found first: what cannot be is not in the log either.
      switch (change.type) {
        case 'create': {
          const created = plan ?? planOfCreate(sandbox, template, change);
          return rowsOf(change.kind).add(created, log.append(change));
        }
        case 'amend': {
          const amended = plan ?? planOfAmend(ledger, change);
          const before = log.append(change);
          return 'refused' in amended ? undefined : rowsOf(change.kind).amend(amended, before);
        }
        case 'delete': {
          const { kind, provider, serial, at } = change;
          return rowsOf(kind).delete(provider, serial, { at, changes: log.append(change) });
        }
        case 'rule':
          rules = changeRules(rules, change);
          log.append(change);
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
  const { kind, provider, at, likeness, nth, input, rule } = change;
  const key: Key = keyOf(template.setting.seed, 'create', sandbox, provider, likeness, nth);
  const serial = extendKey(key, 'serial');
  return kindOf(template, kind).create(input, {
    ...{ serial, key, at, provider, rule },
    setting: template.setting,
  });
}

/** The plan that an amendment leads to, or why it cannot be. */
export function planOfAmend(ledger: Ledger, change: Amend): Plan | AmendmentRefusal {
  const place = ledger.find(change.kind, change.serial);
  if (!place) return { refused: 'it is not there' };
  return amendedPlan(ledger.template, place.rows.planAt(place.row), change);
}

function amendedPlan(
  template: Template,
  plan: Plan,
  { kind, amendment, at }: Amend,
): Plan | AmendmentRefusal {
  return kindOf(template, kind).amend(plan, amendment, at, template.setting);
}

/** The declared kind of that name; throws when there is none, as that is a mistake of ours. */
export function kindOf(template: Template, name: string): ResourceKind {
  const known = template.kinds.get(name)?.kind;
  if (!known)
    throw new Error(`Failed to find kind "${name}": no resource has it. Name one that is declared.`);
  return known;
}
