import { unfinishedWalk } from '../../engine/conversation/walks.ts';
import type { Sighted } from '../findings.ts';
import { ownFinding } from '../refuse.ts';
import type { Sandbox } from '../sandbox.ts';

/** The walks through pages that have not come to the end, as what they are if nothing more is asked for. */
export function openWalks({ conversation }: Sandbox): readonly Sighted[] {
  return conversation.openWalks().map((walk) => ({
    finding: ownFinding({ ...unfinishedWalk(walk), always: false }),
    sighting: {
      ...{ requestId: walk.requestId, kind: 'rule', level: 'violation' },
      ...{ provider: walk.provider, operation: walk.operation },
    },
  }));
}
