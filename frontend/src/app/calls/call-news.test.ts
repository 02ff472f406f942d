import { expect, it } from 'vitest';
import { newsOfCall, type Call } from './call-news';

const ring = (activityId: string): Call => ({
  activityId,
  phase: 'ringing',
  number: '+34915550177',
  direction: 'inbound',
  record: null,
});
const told = (activityId: string, more: object = {}) => ({ activityId, ...more }) as Call;

it('shows a call from its ringing to its end', () => {
  const ringing = newsOfCall([], 'ringing', ring('a'));
  const answered = newsOfCall(ringing, 'answered', told('a'));
  const ended = newsOfCall(answered, 'ended', told('a', { answered: true }));
  expect([ringing, answered, ended].map(([call]) => call?.phase)).toEqual(['ringing', 'answered', 'ended']);
  expect(ended[0]).toMatchObject({ number: '+34915550177', answered: true });
});

it('does not bring back a card that was put away', () => {
  expect(newsOfCall([], 'ended', told('a'))).toEqual([]);
});

it('rings once for a call that is told twice, and keeps the latest three', () => {
  const calls = ['a', 'b', 'b', 'c', 'd'].reduce<readonly Call[]>(
    (now, id) => newsOfCall(now, 'ringing', ring(id)),
    [],
  );
  expect(calls.map(({ activityId }) => activityId)).toEqual(['b', 'c', 'd']);
});
