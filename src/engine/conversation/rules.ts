/** What is held of how a client's requests follow each other; null is off. */
export interface ConversationRules {
  readonly polls: PollRule | null;
  /** Reads of a resource that may follow the one that showed it finished. */
  readonly stopsWhenOver: number | null;
  readonly retryAfter: boolean;
  /** `cursors`: how they are used. `whole`: also that walks go to the end. */
  readonly pages: PageRule | null;
  /** Milliseconds within which the same request is a retry. */
  readonly retries: number | null;
  /** Milliseconds of real time within which webhooks are to be acknowledged. */
  readonly acknowledges: number | null;
  readonly secrets: boolean;
}

/** How a resource may be polled; null is no bound. */
export interface PollRule {
  /** Reads in all. */
  readonly most: number | null;
  /** Milliseconds from one to the next, at least. */
  readonly every: number | null;
}

export type PageRule = (typeof PAGE_RULES)[number];
const PAGE_RULES = ['cursors', 'whole'] as const;

/** What was chosen, by a scenario or by who starts the server; undefined members were left out. */
export type ConversationChoice = {
  readonly [Rule in keyof ConversationRules]?: ConversationRules[Rule] | undefined;
};

/** What a client that does well cannot trip over; all else waits to be asked for. */
export const DEFAULT_RULES: ConversationRules = {
  polls: null,
  stopsWhenOver: null,
  retryAfter: true,
  pages: 'cursors',
  retries: null,
  acknowledges: null,
  secrets: true,
};

/** Rule by rule: the first choice that has it, then the default. */
export function rulesInForce(...choices: readonly ConversationChoice[]): ConversationRules {
  const first = <Rule extends keyof ConversationRules>(rule: Rule): ConversationRules[Rule] => {
    for (const choice of choices) {
      const chosen = choice[rule];
      if (chosen !== undefined) return chosen;
    }
    return DEFAULT_RULES[rule];
  };
  return {
    polls: first('polls'),
    stopsWhenOver: first('stopsWhenOver'),
    retryAfter: first('retryAfter'),
    pages: first('pages'),
    retries: first('retries'),
    acknowledges: first('acknowledges'),
    secrets: first('secrets'),
  };
}
