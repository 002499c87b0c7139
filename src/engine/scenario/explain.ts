import * as z from 'zod';
import { didYouMean } from '../../core/did-you-mean.ts';
import { choiceOf, explainValue, suggestion } from './explain-value.ts';
import type { ScenarioIssue } from './issue.ts';
import { nameOf, quote, splitWords } from './words.ts';

type Issue = z.core.$ZodIssue;
type Path = ScenarioIssue['path'];

/** Puts a schema's issues into words. One explainer serves one parse: it must be told of its issues as they are found. */
export interface Explainer {
  /** The parse's `error`: leaves every message that the schema does not give empty, and remembers which keys are known. */
  readonly notice: z.core.$ZodErrorMap;
  explain(issues: readonly Issue[]): readonly ScenarioIssue[];
}

export function createExplainer(): Explainer {
  const known = new Map<readonly string[], readonly string[]>();
  return {
    notice(issue) {
      if (issue.code === 'unrecognized_keys') known.set(issue.keys, keysOf(issue.inst));
      return '';
    },
    explain: (issues) => withoutEchoes(issues.flatMap((issue) => explainIssue(issue, known))),
  };
}

/** A name that is misspelt is one mistake: what it is missing as, or what its map lacks without it, is not told too. */
function withoutEchoes(issues: readonly ScenarioIssue[]): readonly ScenarioIssue[] {
  const misspelt = new Map<string, Set<string>>();
  for (const { path, at, hint } of issues) {
    if (at !== 'key') continue;
    const map = JSON.stringify(path.slice(0, -1));
    const meant = misspelt.get(map) ?? new Set();
    misspelt.set(map, meant.add(hint ?? ''));
  }
  return issues.filter(({ path, at, message }) => {
    const meant = at === 'key' ? undefined : misspelt.get(JSON.stringify(path));
    const [, missed] = /^(".*") is missing$/.exec(message) ?? [];
    return meant === undefined || (missed !== undefined && !meant.has(suggestion(missed)));
  });
}

/** The keys that a map may have. */
function keysOf(schema: unknown): readonly string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape).filter((key) => !key.startsWith('$'));
  if (schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum) {
    return schema.keyType.options.map(String);
  }
  return [];
}

type KnownKeys = ReadonlyMap<readonly string[], readonly string[]>;

function explainIssue(issue: Issue, known: KnownKeys): readonly ScenarioIssue[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  switch (issue.code) {
    case 'unrecognized_keys': {
      const names = known.get(issue.keys) ?? [];
      return issue.keys.map((key, index) =>
        unknownKey([...path, key], key, index < MOST_HINTED ? names : []),
      );
    }
    case 'invalid_union':
      return explainUnion(issue, path, known);
    case 'invalid_key': {
      const [inner] = issue.issues;
      return [{ path, at: 'key', ...splitWords(inner?.message || 'this name cannot stand here') }];
    }
    default:
      if (issue.message !== '') return [{ path, ...splitWords(issue.message) }];
      return [issue.input === undefined ? missing(path) : { path, ...explainValue(issue) }];
  }
}

function unknownKey(path: Path, key: string, known: readonly string[]): ScenarioIssue {
  const meant = didYouMean(key, known);
  const hint = meant === undefined ? choiceOf(known) : suggestion(quote(meant));
  return { path, at: 'key', message: `${quote(key)} is not known here`, hint };
}

/** Unknown keys of one map that are looked up among the known ones. */
const MOST_HINTED = 200;

/** A missing member is shown where the map is that should have it. */
function missing(path: Path): ScenarioIssue {
  return { path: path.slice(0, -1), message: `${quote(String(path.at(-1) ?? 'a value'))} is missing` };
}

/**
 * The mistakes of the branch that was most likely meant: it takes this kind of value, and fewest of its members are
 * missing or unknown. Where no branch stands out, the union says itself what is wanted.
 */
function explainUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: Path,
  known: KnownKeys,
): readonly ScenarioIssue[] {
  const own = { path, ...splitWords(issue.message) };
  if (issue.input === undefined) return [missing(path)];
  const ranked = issue.errors.map((issues) => ({ issues, misfit: misfitOf(issues) }));
  ranked.sort((a, b) => a.misfit - b.misfit);
  const [best, next] = ranked;
  const isUndecided = best === undefined || best.misfit >= WRONG_KIND || best.misfit === next?.misfit;
  if (!isUndecided || (best && issue.message === '' && best.misfit < WRONG_KIND)) {
    return best.issues
      .flatMap((inner) => explainIssue(inner, known))
      .map((inner) => ({ ...inner, path: [...path, ...inner.path] }));
  }
  const message = issue.message === '' ? 'something else is wanted here' : own.message;
  // A message that shows what was found already begins with it.
  const isSelfContained = message.includes(String(issue.input)) && typeof issue.input === 'number';
  return [{ ...own, message: isSelfContained ? message : `${message}, and this is ${nameOf(issue.input)}` }];
}

/** A value of another kind than a branch takes; members that misfit count one each. */
const WRONG_KIND = 1_000_000;
/** A word that is near none of the known ones fits less than a text whose form is wrong. */
const WRONG_WORD = 0.5;
const WRONG_FORM = 0.25;

function misfitOf(issues: readonly Issue[]): number {
  let misfit = 0;
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys' && issue.path.length === 0) misfit += issue.keys.length;
    else if (issue.path.length === 0 && isOfWrongKind(issue)) misfit += WRONG_KIND;
    // A branch that is a union itself fits as well as the best of its own.
    else if (issue.path.length === 0 && issue.code === 'invalid_union') misfit += leastMisfitOf(issue);
    else if (issue.path.length === 1 && issue.input === undefined) misfit += 1;
    else if (issue.path.length === 0 && issue.code === 'custom') misfit += WRONG_FORM;
    else if (issue.path.length === 0 && issue.code === 'invalid_value' && !isNear(issue))
      misfit += WRONG_WORD;
  }
  return Math.min(misfit, 2 * WRONG_KIND - 1);
}

function leastMisfitOf({ errors }: Extract<Issue, { code: 'invalid_union' }>): number {
  return errors.reduce((least, branch) => Math.min(least, misfitOf(branch)), WRONG_KIND);
}

function isNear({ input, values }: Extract<Issue, { code: 'invalid_value' }>): boolean {
  return typeof input === 'string' && didYouMean(input, values.map(String)) !== undefined;
}

function isOfWrongKind(issue: Issue): boolean {
  if (issue.code === 'invalid_type') return true;
  if (issue.code === 'invalid_union') return leastMisfitOf(issue) >= WRONG_KIND;
  return issue.code === 'invalid_value' && !issue.values.some((value) => typeof value === typeof issue.input);
}
