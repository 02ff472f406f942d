import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { Texts } from './form-model';

export type FormChoice = { value: string; label: Texts };
export type FormField = {
  field: string;
  required: boolean;
  label: Texts;
  help?: Texts | null;
  choices?: FormChoice[] | null;
};
export type ConsentChannel = 'email' | 'phone' | 'sms' | 'post' | 'messenger';
export type FormConsent = { purpose: string; channel: ConsentChannel; required: boolean };
export type FormHidden = { field: string; parameter?: string | null; default?: string | null };

export type FormDesign = {
  fields: FormField[];
  consents: FormConsent[];
  hidden: FormHidden[];
  title: Texts;
  intro: Texts;
  submit: Texts;
  thanks: Texts;
  sendsReceipt: boolean;
  doubleOptIn: boolean;
};

export type LeadForm = {
  id: string;
  key: string;
  name: string;
  design: FormDesign;
  origins: string[];
  isActive: boolean;
  address: string;
  counts: { received: number; leads: number; merged: number; refused: number; waiting: number };
  version: number;
};

export type FormDraft = Pick<LeadForm, 'name' | 'design' | 'origins' | 'isActive'>;

export type FormOptions = {
  questions: { field: string; isChoice: boolean; options: string[]; labels: Texts }[];
  hidden: string[];
  words: Record<string, { send: string; needed: string; choose: string; thanks: string }>;
};

type Purpose = {
  key: string;
  basis: string;
  channels: ConsentChannel[];
  texts: Record<string, { name: string; text: string }>;
  retired: boolean;
};

const formsKey = ['lead-forms'] as const;

export const formsQuery = queryOptions({
  queryKey: [...formsKey, 'list'],
  queryFn: async ({ signal }) => (await request<{ items: LeadForm[] }>('GET', '/lead-forms', { signal })).data.items,
});

export const formQuery = (id: string) =>
  queryOptions({
    queryKey: [...formsKey, id],
    queryFn: async ({ signal }) => (await request<LeadForm>('GET', `/lead-forms/${id}`, { signal })).data,
  });

export const formOptionsQuery = queryOptions({
  queryKey: [...formsKey, 'options'],
  queryFn: async ({ signal }) => (await request<FormOptions>('GET', '/lead-forms/options', { signal })).data,
});

/** What people may be asked to agree to: contracts need no consent, and nobody agrees to what is retired. */
export const purposesQuery = queryOptions({
  queryKey: ['consent-purposes'],
  queryFn: async ({ signal }) =>
    (await request<{ items: Purpose[] }>('GET', '/consent-purposes', { signal })).data.items.filter(
      ({ retired, basis }) => !retired && basis !== 'contract',
    ),
});

export async function saveForm(id: string, draft: FormDraft, version: number | undefined): Promise<LeadForm> {
  const body = version === undefined ? draft : { ...draft, version };
  return (await request<LeadForm>('PUT', `/lead-forms/${id}`, { body })).data;
}

export async function deleteForm(id: string): Promise<void> {
  await request('DELETE', `/lead-forms/${id}`);
}
