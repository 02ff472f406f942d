import { describe, expect, it } from 'vitest';
import { activityOf, emptyDraft, meantBy, problemOf, type Draft } from './composer-model';

const now = new Date('2026-11-22T12:00:00Z');
const friday = new Date('2026-11-27T14:00:00Z');
const found = { start: friday, end: undefined, rest: 'Call Ana' };

const draft = (more: Partial<Draft>): Draft => ({ ...emptyDraft, ...more });

describe('meantBy', () => {
  it('takes the date out of the text when it is understood', () => {
    expect(meantBy(draft({ subject: 'Call Ana fri 3pm' }), found)).toEqual({
      subject: 'Call Ana',
      start: friday,
      end: undefined,
    });
  });

  it('keeps the text whole when the date was taken away or chosen by hand', () => {
    expect(meantBy(draft({ subject: 'Call Ana fri 3pm', chosen: null }), found)).toEqual({
      subject: 'Call Ana fri 3pm',
      start: undefined,
      end: undefined,
    });
    expect(meantBy(draft({ subject: 'Call Ana fri 3pm', chosen: now }), found).start).toBe(now);
  });
});

describe('activityOf', () => {
  const send = (
    kind: 'note' | 'task' | 'call' | 'meeting',
    more: Partial<Draft>,
    when: typeof found | null = found,
  ) => {
    const written = draft(more);
    return activityOf(kind, written, meantBy(written, when ?? undefined), 'Call with Ana', now);
  };

  it('sends of a note its text, with who is named', () => {
    expect(send('note', { body: ' Ask @Bo ', mentioned: new Map([['Bo', 'u1']]) }, null)).toEqual({
      kind: 'note',
      body: 'Ask @[Bo](user:u1)',
    });
  });

  it('sends of a task when it is due, its reminder, and lines that say something', () => {
    const checklist = [
      { text: 'Print', done: false },
      { text: ' ', done: false },
    ];
    expect(send('task', { subject: 'x', remind: '60', isHigh: true, recurrence: 'FREQ=DAILY', checklist })).toEqual({
      kind: 'task',
      subject: 'Call Ana',
      dueAt: '2026-11-27T14:00:00.000Z',
      remindAt: '2026-11-27T13:00:00.000Z',
      recurrence: 'FREQ=DAILY',
      priority: 'high',
      checklist: [{ text: 'Print', done: false }],
    });
  });

  it('logs a call that has been, and plans one that is to come', () => {
    expect(send('call', { outcome: 'noAnswer' }, null)).toEqual({
      kind: 'call',
      subject: 'Call with Ana',
      direction: 'outbound',
      startsAt: now.toISOString(),
      status: 'done',
      outcome: 'noAnswer',
    });
    expect(send('call', {})).toMatchObject({ status: 'open', startsAt: friday.toISOString() });
    expect(send('call', {})).not.toHaveProperty('outcome');
  });

  it('ends a meeting when it was said, else after its duration', () => {
    expect(send('meeting', { minutes: '45' }).endsAt).toBe('2026-11-27T14:45:00.000Z');
    const until = new Date('2026-11-27T16:30:00Z');
    const written = draft({ minutes: '45' });
    const meant = meantBy(written, { ...found, end: until });
    expect(activityOf('meeting', written, meant, '', now).endsAt).toBe(until.toISOString());
  });
});

it('asks for what cannot be missing, and for nothing else', () => {
  const nothing = { subject: '', start: undefined, end: undefined };
  expect(problemOf('note', emptyDraft, nothing)).toBe('needsText');
  expect(problemOf('task', emptyDraft, nothing)).toBe('needsText');
  expect(problemOf('meeting', emptyDraft, nothing)).toBe('needsWhen');
  expect(problemOf('call', emptyDraft, nothing)).toBeUndefined();
});
