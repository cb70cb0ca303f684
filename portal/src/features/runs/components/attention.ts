import type { IconName } from '@/components/Icon';
import type { AttentionKind } from '@/lib/api';

interface Look {
  text: string;
  icon: IconName;
  tone: 'warning' | 'bad' | 'neutral';
}

/** Why a run needs a person, in the order of the filter. */
export const attentionLooks: Record<AttentionKind, Look> = {
  paused: { text: 'Waits for a decision', icon: 'pause', tone: 'warning' },
  stuck_undo: { text: 'An undo failed', icon: 'undo', tone: 'bad' },
  overdue_approval: { text: 'Approval is late', icon: 'clock', tone: 'warning' },
  leftovers: { text: 'Left something behind', icon: 'warning', tone: 'bad' },
  ended_without_undo: { text: 'Ended without its undo', icon: 'warning', tone: 'bad' },
  failing: { text: 'Its workflow fails', icon: 'close', tone: 'bad' },
  unstarted: { text: 'Not started', icon: 'play', tone: 'warning' },
  behind: { text: 'What is shown lags behind', icon: 'refresh', tone: 'neutral' },
};

export const attentionKinds = Object.keys(attentionLooks) as AttentionKind[];
