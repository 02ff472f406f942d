import { http, HttpResponse } from 'msw';

/** Enough of the real thing to try its box: one name, one address, one number. */
export const normaliseHandlers = [
  http.post('/api/v1/normalise', async ({ request }) => {
    const { text } = (await request.json()) as { text: string };
    const address = /[^\s<>]+@[^\s<>]+/.exec(text)?.[0];
    const number = /\(?\+?\d[\d\s()-]{6,}/.exec(text)?.[0].trim();
    const words = text.replace(/<.*/s, '').trim().split(/\s+/).filter(Boolean);
    const family = words.at(-1) ?? '';
    const repaired = family.charAt(0) + family.slice(1).toLowerCase();
    return HttpResponse.json({
      values: {
        ...(words.length > 1 ? { givenName: words[0], familyName: repaired } : {}),
        ...(address === undefined ? {} : { emails: [{ address: address.toLowerCase(), label: 'work' }] }),
        ...(number === undefined ? {} : { phones: [{ number, raw: number, label: 'work' }] }),
      },
      proposals:
        family === repaired
          ? []
          : [{ field: 'familyName', rule: 'name.case', raw: family, value: repaired, message: 'Capitals repaired.' }],
      unused: null,
    });
  }),
];
