import { http, HttpResponse } from 'msw';

const base = '/api/v1';
const nothing = () => HttpResponse.json({ items: [], nextCursor: null, isCut: false });

/** Nobody is related to anybody, and nobody follows anything. */
export const relationHandlers = [
  http.get(`${base}/relation-types`, nothing),
  http.get(`${base}/:resource/:id/relations`, nothing),
  http.get(`${base}/:resource/:id/employments`, nothing),
  http.get(`${base}/:resource/:id/tree`, nothing),
  http.get(`${base}/:resource/:id/follow`, () => HttpResponse.json({ isFollowed: false })),
  http.post(`${base}/:resource/duplicates`, nothing),
];
