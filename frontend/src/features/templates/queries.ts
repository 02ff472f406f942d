import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { Page } from '@/shared/api/types';
import type { TemplateText, TemplateTexts } from './model';

export type Template = {
  id: string;
  version: number;
  key?: string | null;
  name: string;
  recordType?: string | null;
  /** It goes only to those who agreed to this. */
  purpose?: string | null;
  texts: TemplateTexts;
  placeholders: string[];
  builtIn: boolean;
  /** A built-in one that somebody has rewritten. */
  edited: boolean;
  updatedAt: string;
};

export type TemplatePreview = { subject: string; text: string; html: string; missing: string[] };

export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  queryFn: async ({ signal }) => {
    const templates: Template[] = [];
    let cursor: string | null = '';
    // A company's templates fit on one screen; the loop only serves those beyond the first page.
    while (cursor !== null) {
      const { data }: { data: Page<Template> } = await request('GET', '/templates', { query: { cursor }, signal });
      templates.push(...data.items);
      cursor = data.nextCursor;
    }
    return templates;
  },
});

export function templateQuery(id: string) {
  return queryOptions({
    queryKey: [...templatesQuery.queryKey, 'one', id] as const,
    queryFn: async ({ signal }) => (await request<Template>('GET', `/templates/${id}`, { signal })).data,
    // What is being edited must not change under the hands.
    staleTime: Infinity,
    gcTime: 0,
  });
}

export type PreviewInput = TemplateText & { language: string; recordType?: string; recordId?: string };

export function previewQuery(input: PreviewInput) {
  return queryOptions({
    queryKey: ['template-preview', input] as const,
    queryFn: async ({ signal }) =>
      (await request<TemplatePreview>('POST', '/templates/preview', { body: input, signal })).data,
    retry: false,
    gcTime: 60_000,
  });
}

export type TemplateBody = { name: string; texts: TemplateTexts; purpose?: string | null };

export async function createTemplate(body: TemplateBody & { recordType?: string }): Promise<Template> {
  return (await request<Template>('POST', '/templates', { body })).data;
}

export async function changeTemplate(template: Template, body: Partial<TemplateBody>): Promise<Template> {
  const headers = { 'If-Match': `"v${template.version}"` };
  return (await request<Template>('PATCH', `/templates/${template.id}`, { body, headers })).data;
}

export async function resetTemplate(id: string): Promise<Template> {
  return (await request<Template>('POST', `/templates/${id}/reset`)).data;
}

export async function deleteTemplate(id: string): Promise<void> {
  await request('DELETE', `/templates/${id}`);
}

export async function restoreTemplate(id: string): Promise<void> {
  await request('POST', `/templates/${id}/restore`);
}
