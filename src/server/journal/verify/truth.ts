/** Whether it is so; unknown where what it would need was not kept. */
export type Truth = 'yes' | 'no' | 'unknown';

export function truthOf(isSo: boolean): Truth {
  return isSo ? 'yes' : 'no';
}
