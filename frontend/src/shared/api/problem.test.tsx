import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { IntlProvider } from 'use-intl';
import { messages } from '@/shared/i18n/bundles/en';
import { fieldErrors, useProblemText } from './problem';
import { ProblemError } from './problem-error';

function Text({ error }: { error: unknown }) {
  return <p>{useProblemText()(error)}</p>;
}

function show(error: unknown): string {
  render(
    <IntlProvider locale="en" messages={messages} timeZone="UTC">
      <Text error={error} />
    </IntlProvider>,
  );
  return screen.getByRole('paragraph').textContent;
}

it.each([
  [
    new ProblemError(401, { code: 'sign_in_failed' }),
    'Email address and password do not match. Check both and try again.',
  ],
  [
    new ProblemError(401, { code: 'locked_out', params: { retryAfterSeconds: 61 } }),
    'Too many failed attempts. You can try again in 2 minutes.',
  ],
  [new ProblemError(409, { code: 'not_translated_yet', detail: 'What the server says.' }), 'What the server says.'],
  [new ProblemError(500, { code: 'boom' }), messages.app.problems.server],
  [new Error('a bug'), messages.app.problems.unexpected],
])('tells %s', (error, expected) => {
  expect(show(error)).toBe(expected);
});

it('gives the reasons by the name of the field', () => {
  const error = new ProblemError(400, { errors: { '$.email': ['Too long.', 'Not an address.'], name: ['Missing.'] } });
  expect(fieldErrors(error)).toEqual({ email: 'Too long. Not an address.', name: 'Missing.' });
  expect(fieldErrors(new Error('other'))).toEqual({});
});
