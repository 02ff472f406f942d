import { expect, type Locator, type Page } from '@playwright/test';

type Created = { id: string; name: string };

const created: { resource: string; id: string }[] = [];

/** Specs share one database: what each makes has a name that no other uses. */
export function unique(word: string): string {
  return `${word}${Date.now().toString(36)}${Math.floor(Math.random() * 1296).toString(36)}`;
}

async function send(page: Page, method: 'post' | 'patch' | 'delete', path: string, data?: object) {
  const session = (await (await page.request.get('/api/v1/session')).json()) as { antiforgeryToken: string };
  const response = await page.request[method](`/api/v1${path}`, {
    headers: { 'X-CSRF-Token': session.antiforgeryToken },
    ...(data === undefined ? {} : { data }),
  });
  expect(response.ok(), `${method} ${path}: ${await response.text()}`).toBe(true);
  return response;
}

async function create(page: Page, resource: string, fields: object): Promise<Created> {
  const record = (await (await send(page, 'post', `/${resource}`, fields)).json()) as {
    id: string;
    name?: string;
    displayName?: string;
  };
  created.push({ resource, id: record.id });
  return { id: record.id, name: record.name ?? record.displayName ?? '' };
}

export async function createContact(page: Page, fields: object): Promise<Created> {
  return await create(page, 'contacts', fields);
}

export async function createAccount(page: Page, fields: object): Promise<Created> {
  return await create(page, 'accounts', fields);
}

/** What a spec made with the app's own dialogs: the open record page says which it is. */
export function rememberOpenRecord(page: Page): void {
  const [, resource = '', id = ''] = new URL(page.url()).pathname.split('/');
  created.push({ resource, id });
}

/** As another person would, behind this page's back. */
export async function patchContact(page: Page, id: string, fields: object): Promise<void> {
  await send(page, 'patch', `/contacts/${id}`, fields);
}

/** The next spec counts on the demo data alone. */
export async function removeCreated(page: Page): Promise<void> {
  const session = (await (await page.request.get('/api/v1/session')).json()) as { antiforgeryToken: string };
  for (const { resource, id } of created.splice(0).reverse()) {
    await page.request.delete(`/api/v1/${resource}/${id}`, { headers: { 'X-CSRF-Token': session.antiforgeryToken } });
  }
}

export function grid(page: Page): Locator {
  return page.getByRole('grid');
}

export async function openList(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(grid(page).getByRole('gridcell').first()).toBeVisible();
}
