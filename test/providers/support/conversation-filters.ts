import type { JsonObject } from '../../../src/core/json.ts';
import type { FilterCase, Seen } from './provider-case.ts';

/** The filters that Voiceable and ElevenLabs have in common, given where each shows what they look at. */
export function conversationFilters(see: {
  startOf(row: JsonObject): number;
  userOf(detail: JsonObject): string;
  results: readonly string[];
  /** Whether a call that starts in the very second counts as before it. */
  isBeforeInclusive: boolean;
}): Readonly<Record<string, FilterCase>> {
  const starts = (all: readonly Seen[]): readonly number[] => {
    const seconds = all.map(({ row }) => see.startOf(row));
    const some = [seconds[0], seconds[Math.floor(seconds.length / 2)], seconds.at(-1)];
    return some.flatMap((second) => (second === undefined ? [] : [second - 1, second, second + 1]));
  };
  return {
    agent_id: {
      values: () => ['agent_support', 'agent_iris', 'agent_nobody'],
      keeps: ({ row }, value) => row.agent_id === value,
    },
    user_id: {
      values: (all) =>
        [...new Set(all.map(({ detail }) => see.userOf(detail)))].slice(0, 3).concat('user_nobody'),
      keeps: ({ detail }, value) => see.userOf(detail) === value,
    },
    call_successful: {
      values: () => see.results,
      keeps: ({ row }, value) => row.call_successful === value,
    },
    call_start_after_unix: {
      values: (all) => [...starts(all), -1, 0],
      keeps: ({ row }, value) => see.startOf(row) > value,
    },
    call_start_before_unix: {
      values: (all) => [...starts(all), 0, Number.MAX_SAFE_INTEGER],
      keeps: ({ row }, value) =>
        see.isBeforeInclusive ? see.startOf(row) <= value : see.startOf(row) < value,
    },
  };
}
