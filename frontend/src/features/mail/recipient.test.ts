import { describe, expect, it } from 'vitest';
import { neighbourOf } from './neighbour';
import { fromOption, looksLikeEmail, replySubject, toOption } from './recipient';

describe('recipients', () => {
  it('survive the way through a picker', () => {
    for (const recipient of [{ contactId: '0f9c' }, { email: 'mei@example.com' }]) {
      expect(fromOption(toOption(recipient))).toEqual(recipient);
    }
  });

  it.each([
    ['mei@example.com', true],
    ['mei.lin+crm@mail.example.cn', true],
    ['mei@example', false],
    ['mei example@a.com', false],
    ['@a.com', false],
  ])('%s may be an address: %s', (text, expected) => expect(looksLikeEmail(text)).toBe(expected));
});

describe('replySubject', () => {
  it.each([
    ['Offer', 'Re: Offer'],
    ['Re: Offer', 'Re: Offer'],
    ['AW: RE: Offer', 'Re: Offer'],
    ['回复：报价', 'Re: 报价'],
    ['Отв: Цена', 'Re: Цена'],
    ['Regarding: scales', 'Re: Regarding: scales'],
  ])('%s becomes %s', (subject, expected) => expect(replySubject(subject)).toBe(expected));
});

describe('neighbourOf', () => {
  const items = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
  it.each([
    ['a', 'b'],
    ['b', 'c'],
    ['c', 'b'],
  ])('after %s comes %s', (id, expected) => expect(neighbourOf(items, id)?.id).toBe(expected));
  it('of the only one is nobody', () => expect(neighbourOf([{ id: 'a' }], 'a')).toBeUndefined());
});
