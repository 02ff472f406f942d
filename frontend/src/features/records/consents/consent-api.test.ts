import { expect, it } from 'vitest';
import { actBehind, type ConsentAct, type ConsentState } from './consent-api';

const act = (id: string, over: Partial<ConsentAct>): ConsentAct => ({
  id,
  channel: 'email',
  purpose: 'newsletter',
  status: 'granted',
  at: '2026-01-01T00:00:00Z',
  recordedAt: '2026-01-01T00:00:00Z',
  source: 'manual',
  textVersion: 1,
  language: 'en',
  ip: null,
  form: null,
  ...over,
});

const state: ConsentState = {
  channel: 'email',
  purpose: 'newsletter',
  status: 'withdrawn',
  at: '2026-02-01T00:00:00Z',
  maySend: false,
  reason: 'withdrawn',
};

it('finds the act that a state comes from, also where somebody wants nothing any more', () => {
  const all = act('all', { purpose: '*', status: 'withdrawn', at: '2026-02-01T00:00:00Z' });
  const phone = act('phone', { channel: 'phone', status: 'withdrawn', at: '2026-02-01T00:00:00Z' });
  expect(actBehind(state, [phone, all, act('old', {})])).toBe(all);
  expect(actBehind({ ...state, status: null, at: null }, [all])).toBeUndefined();
});
