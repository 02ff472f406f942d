import { expect, it } from 'vitest';
import { withRaw } from './paste-model';

const proposal = { field: 'emails', rule: 'email.case', raw: 'Juan@ACME.es', value: 'juan@acme.es', message: '' };

it('gives back what was typed, in the one entry that was repaired', () => {
  const other = { address: 'office@acme.es', label: 'work' };
  expect(withRaw([{ address: 'juan@acme.es', label: 'work' }, other], proposal)).toEqual([
    { address: 'Juan@ACME.es', label: 'work' },
    other,
  ]);
  expect(withRaw('Pérez', { ...proposal, raw: 'PÉREZ', value: 'Pérez' })).toBe('PÉREZ');
  expect(
    withRaw([{ number: '+34915551234', label: 'work' }], { ...proposal, raw: '(91) 555-12-34', value: '+34915551234' }),
  ).toEqual([{ number: '(91) 555-12-34', raw: '(91) 555-12-34', label: 'work' }]);
});
