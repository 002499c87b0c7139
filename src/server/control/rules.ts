import type { JsonObject } from '../../core/json.ts';
import { parseRule, type RuleList } from '../../engine/rules/parse-rule.ts';
import { ID_PREFIX, type RuleInForce } from '../../engine/rules/rules-in-force.ts';
import { ADDED, MATCHED, USED } from '../../engine/rules/tallies.ts';
import { checkNames, checkReply } from '../check-rules.ts';
import type { MockServer } from '../mock-server.ts';
import type { Sandbox } from '../sandbox.ts';
import { refuseFullLog } from './change.ts';
import { ControlProblem, quote } from './control-problem.ts';
import { refusedDocument } from './refused-document.ts';

/** A reply or a fault that is in force, and what it has done. */
export interface RuleFacts {
  readonly id: string;
  /** Whether the scenario holds it, or it was added while the sandbox ran. */
  readonly origin: 'scenario' | 'added';
  /** As it was written. */
  readonly rule: JsonObject;
  /** Requests that it was for. */
  readonly matched: number;
  /** Requests in which it did what it is there for. */
  readonly used: number;
}

/** The rules of a list, in the order in which they are looked at. */
export function listRules(sandbox: Sandbox, list: RuleList): readonly RuleFacts[] {
  const { ledger, tallies } = sandbox.world;
  const rules: readonly RuleInForce[] = ledger.rules[list];
  return rules.map(({ id, origin, document }) => ({
    // Copied: what whoever asks for it does to it changes nothing here.
    ...{ id, origin, rule: structuredClone(document) },
    matched: tallies.get(id, MATCHED) ?? 0,
    used: tallies.get(id, USED) ?? 0,
  }));
}

/** Puts a rule before all others of its list. */
export function addRule(
  { knownContracts }: MockServer,
  sandbox: Sandbox,
  list: RuleList,
  document: unknown,
): { readonly id: string } {
  const parsed = parseRule(list, document);
  if ('issues' in parsed) throw refusedDocument(list, parsed.issues);
  const issues =
    parsed.list === 'replies'
      ? checkReply(parsed.rule, knownContracts)
      : checkNames(parsed.rule, knownContracts);
  if (issues.length > 0) throw refusedDocument(list, issues);
  if (sandbox.world.ledger.rules[list].length >= MAX_RULES) {
    throw new ControlProblem(
      429,
      'RINGBACK_RULE_LIMIT',
      `Failed to add to the ${list}: there are ${MAX_RULES}. Remove some.`,
    );
  }
  refuseFullLog(sandbox);
  const nth = (sandbox.world.tallies.get(ADDED, list) ?? 0) + 1;
  const id = `${ID_PREFIX[list]}-added-${nth}`;
  sandbox.tally([{ rule: ADDED, what: list, value: nth }]);
  // What passed the schema is an object, made of JSON. Copied: what is in force stays as it was when it was checked.
  const written = structuredClone(document as JsonObject);
  sandbox.changeRules({ type: 'rule', at: sandbox.now, list, action: 'add', id, document: written });
  return { id };
}

/** Takes a rule out, the scenario's own too: it is back after a reset. */
export function removeRule(sandbox: Sandbox, list: RuleList, id: string): void {
  const rules: readonly RuleInForce[] = sandbox.world.ledger.rules[list];
  if (!rules.some((rule) => rule.id === id)) {
    throw new ControlProblem(
      404,
      'RINGBACK_RULE_UNKNOWN',
      `Failed to find ${quote(id)} among the ${list}: none has that id. List them with GET /${list}.`,
    );
  }
  refuseFullLog(sandbox);
  sandbox.changeRules({ type: 'rule', at: sandbox.now, list, action: 'remove', id });
}

/** Takes all rules of a list out, the scenario's own too: they are back after a reset. */
export function clearRules(sandbox: Sandbox, list: RuleList): void {
  if (sandbox.world.ledger.rules[list].length === 0) return;
  refuseFullLog(sandbox);
  sandbox.changeRules({ type: 'rule', at: sandbox.now, list, action: 'clear' });
}

/** As in scenarios. */
const MAX_RULES = 1000;
