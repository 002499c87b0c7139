import type { Persona } from '../../src/engine/scenario/scenario.ts';

/**
 * What an agent with such a prompt is there for: the persona that most words of the prompt speak for, and of
 * two with as many, the one that is named first. Undefined where no word of the table is in it.
 *
 * A heuristic over English words: reading the prompt with a model would be surer, and would need one.
 *
 * @example
 * personaOfPrompt('You book appointments for a dental clinic.'); // 'booking'
 */
export function personaOfPrompt(prompt: string): Persona | undefined {
  if (known.has(prompt)) return known.get(prompt);
  const persona = findPersona(prompt);
  if (prompt.length > MAX_KEPT_LENGTH) return persona;
  if (known.size >= MAX_KEPT) known.clear();
  known.set(prompt, persona);
  return persona;
}

/** Prompts that were read: who integrates an API has a few of them, and sends them again and again. */
const known = new Map<string, Persona | undefined>();
const MAX_KEPT = 128;
const MAX_KEPT_LENGTH = 16_384;

function findPersona(prompt: string): Persona | undefined {
  let best: Persona | undefined;
  let most = 0;
  let earliest = 0;
  for (const [persona, words] of WORDS) {
    const found = [...prompt.matchAll(words)];
    const count = new Set(found.map(([word]) => word.toLowerCase())).size;
    const first = found[0]?.index ?? 0;
    if (count > most || (count === most && count > 0 && first < earliest)) {
      [best, most, earliest] = [persona, count, first];
    }
  }
  return best;
}

const WORDS: readonly (readonly [Persona, RegExp])[] = [
  ['survey', /\b(?:surveys?|satisfaction|feedback|questionnaires?|polls?|nps)\b/gi],
  [
    'booking',
    /\b(?:book(?:s|ed|ing|ings)?|appointments?|reserv(?:e|es|ing|ation|ations)|(?:re)?schedul(?:e|es|ed|er|ing)|receptionist)\b/gi,
  ],
  [
    'dispatch',
    /\b(?:tow(?:s|ed|ing)?|dispatch(?:es|er|ers|ing)?|emergenc(?:y|ies)|urgent|roadside|breakdowns?)\b/gi,
  ],
  [
    'collections',
    /\b(?:invoices?|overdue|payments?|debts?|debtors?|collections?|arrears|past due|outstanding|balances?)\b/gi,
  ],
  [
    'sales',
    /\b(?:sell(?:s|ing)?|sales|salesperson|offers?|quotes?|demos?|prospects?|leads|upsell(?:s|ing)?)\b/gi,
  ],
  ['support', /\b(?:support|troubleshoot(?:s|ing)?|help ?desk|customer (?:service|care)|technical)\b/gi],
];
