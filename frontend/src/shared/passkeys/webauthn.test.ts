import { expect, it } from 'vitest';
import { isOn, toBytes, toText } from './webauthn';

it('writes bytes as the server does, without padding, and reads them again', () => {
  const bytes = Uint8Array.from([0xfb, 0xff, 0xfe, 0x00, 0x01]);
  expect(toText(bytes.buffer)).toBe('-__-AAE');
  expect([...toBytes('-__-AAE')]).toEqual([...bytes]);
});

it.each([
  ['crm.example.com', 'crm.example.com', true],
  ['example.com', 'crm.example.com', true],
  ['example.com', 'badexample.com', false],
  ['localhost', '127.0.0.1', false],
])('passkeys of %s on %s: %s', (domain, host, works) => expect(isOn(domain, host)).toBe(works));
