/** How far a run is. */
export interface Counts {
  readonly requests: number;
  readonly violations: number;
}

/** How far a run is, in few words. */
export function countsText({ requests, violations }: Counts): string {
  const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
  return `ringback: ${counted(requests, 'request')}, ${counted(violations, 'violation')}`;
}
