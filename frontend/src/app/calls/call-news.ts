export type CallPhase = 'ringing' | 'answered' | 'ended';

export type Call = {
  activityId: string;
  phase: CallPhase;
  callerName?: string | null;
  number: string;
  direction: 'inbound' | 'outbound' | 'internal';
  record: { recordType: 'contact' | 'account' | 'lead'; recordId: string } | null;
  /** Of one that has ended: whether anybody spoke. */
  answered?: boolean;
};

/** More than that nobody takes at once; the oldest goes. */
const most = 3;

/** What is known of the calls once there is news of one. A card that was put away stays so. */
export function newsOfCall(calls: readonly Call[], phase: CallPhase, news: Call): readonly Call[] {
  if (phase !== 'ringing') {
    return calls.map((call) => (call.activityId === news.activityId ? { ...call, ...news, phase } : call));
  }
  return [...calls.filter(({ activityId }) => activityId !== news.activityId), { ...news, phase }].slice(-most);
}
