import { describe, expect, it } from 'vitest';
import { actsOn, strengthOf } from './lead-model';

describe('actsOn', () => {
  it('offers the usual next step first', () => {
    expect(actsOn('assigned')[0]).toBe('contact');
    expect(actsOn('working')[0]).toBe('qualify');
    expect(actsOn('qualified')[0]).toBe('convert');
  });

  it('offers a disqualified lead nothing but a second chance', () => {
    expect(actsOn('disqualified')).toEqual(['reopen']);
  });

  it('offers nothing on what has become a contact, or on a status of a later version', () => {
    expect(actsOn('converted')).toEqual([]);
    expect(actsOn('frozen')).toEqual([]);
  });
});

describe('strengthOf', () => {
  it('calls what doubles the odds strong, either way', () => {
    expect([0.1, -0.4, 0.8, -2].map(strengthOf)).toEqual(['slightly', 'clearly', 'strongly', 'strongly']);
  });
});
