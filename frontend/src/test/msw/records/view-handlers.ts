import { http, HttpResponse, type HttpHandler } from 'msw';
import type { SavedView, ViewState } from '@/shared/api/types';
import { problem } from '../problems';
import { idOf } from './people';

const base = '/api/v1/views';

type Body = { recordType: string; name: string; shared?: boolean; state: ViewState };

/** Saved views, kept for one page of a browser or one test. */
export function viewHandlersFor(views: SavedView[] = []): HttpHandler[] {
  const bin: SavedView[] = [];
  const find = (id: unknown) => views.find((view) => view.id === id);
  const answer = (view: SavedView | undefined) =>
    view ? HttpResponse.json(view, { headers: { ETag: `"v${view.version}"` } }) : problem(404, 'not_found');
  return [
    http.get(base, ({ request }) => {
      const recordType = new URL(request.url).searchParams.get('recordType');
      return HttpResponse.json({ items: views.filter((view) => view.recordType === recordType), nextCursor: null });
    }),
    http.post(base, async ({ request }) => {
      const body = (await request.json()) as Body;
      const view: SavedView = {
        id: idOf(7, views.length + bin.length + 1),
        version: 1,
        recordType: body.recordType,
        name: body.name,
        shared: body.shared ?? false,
        ownerId: idOf(3, 1),
        ownerName: 'Ada Okafor',
        state: body.state,
        pinned: false,
        isDefault: false,
        isRoleDefault: false,
        roleDefaults: [],
        canEdit: true,
      };
      views.push(view);
      return HttpResponse.json(view, { status: 201 });
    }),
    http.patch(`${base}/:id`, async ({ params, request }) => {
      const view = find(params.id);
      if (!view) return problem(404, 'not_found');
      if (request.headers.get('If-Match') !== `"v${view.version}"`)
        return problem(412, 'stale_version', { current: view });
      Object.assign(view, (await request.json()) as Partial<Body>, { version: view.version + 1 });
      return answer(view);
    }),
    http.delete(`${base}/:id`, ({ params }) => {
      const view = find(params.id);
      if (!view) return problem(404, 'not_found');
      bin.push(...views.splice(views.indexOf(view), 1));
      return new HttpResponse(null, { status: 204 });
    }),
    http.post(`${base}/:id/restore`, ({ params }) => {
      const at = bin.findIndex((view) => view.id === params.id);
      if (at < 0) return problem(404, 'not_found');
      views.push(...bin.splice(at, 1));
      return answer(find(params.id));
    }),
    http.put(`${base}/:id/pin`, ({ params }) => answer(changedBy(find(params.id), { pinned: true }))),
    http.delete(`${base}/:id/pin`, ({ params }) => answer(changedBy(find(params.id), { pinned: false }))),
    http.put(`${base}/:id/default`, async ({ params, request }) => {
      const body = (await request.json()) as { for: 'me' | 'role'; roleId?: string };
      const view = find(params.id);
      if (!view) return problem(404, 'not_found');
      if (body.for === 'me') {
        for (const other of views) if (other.recordType === view.recordType) other.isDefault = other === view;
      } else view.roleDefaults = [...view.roleDefaults, body.roleId ?? ''];
      return answer(view);
    }),
    http.delete(`${base}/:id/default`, ({ params, request }) => {
      const roleId = new URL(request.url).searchParams.get('roleId');
      const view = find(params.id);
      if (!view) return problem(404, 'not_found');
      if (roleId === null) view.isDefault = false;
      else view.roleDefaults = view.roleDefaults.filter((other) => other !== roleId);
      return answer(view);
    }),
  ];
}

function changedBy(view: SavedView | undefined, part: Partial<SavedView>): SavedView | undefined {
  return view && Object.assign(view, part);
}
