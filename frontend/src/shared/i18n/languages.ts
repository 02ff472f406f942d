import type activities from '../../../messages/en/activities.json';
import type audit from '../../../messages/en/audit.json';
import type bulk from '../../../messages/en/bulk.json';
import type calendarFiles from '../../../messages/en/calendar-files.json';
import type callLists from '../../../messages/en/call-lists.json';
import type calls from '../../../messages/en/calls.json';
import type conflict from '../../../messages/en/conflict.json';
import type consents from '../../../messages/en/consents.json';
import type customerReports from '../../../messages/en/customer-reports.json';
import type customFields from '../../../messages/en/custom-fields.json';
import type exportTexts from '../../../messages/en/export.json';
import type forecast from '../../../messages/en/forecast.json';
import type files from '../../../messages/en/files.json';
import type handover from '../../../messages/en/handover.json';
import type history from '../../../messages/en/history.json';
import type home from '../../../messages/en/home.json';
import type importWizard from '../../../messages/en/import-wizard.json';
import type imports from '../../../messages/en/imports.json';
import type jobPages from '../../../messages/en/job-pages.json';
import type normalisation from '../../../messages/en/normalisation.json';
import type notifications from '../../../messages/en/notifications.json';
import type deliveries from '../../../messages/en/deliveries.json';
import type deals from '../../../messages/en/deals.json';
import type email from '../../../messages/en/email.json';
import type insights from '../../../messages/en/insights.json';
import type inquiries from '../../../messages/en/inquiries.json';
import type leadForms from '../../../messages/en/lead-forms.json';
import type leads from '../../../messages/en/leads.json';
import type approvals from '../../../messages/en/approvals.json';
import type leadAssignment from '../../../messages/en/lead-assignment.json';
import type leadReport from '../../../messages/en/lead-report.json';
import type workingHours from '../../../messages/en/working-hours.json';
import type leadScoring from '../../../messages/en/lead-scoring.json';
import type merge from '../../../messages/en/merge.json';
import type mails from '../../../messages/en/mails.json';
import type apps from '../../../messages/en/apps.json';
import type people from '../../../messages/en/people.json';
import type notes from '../../../messages/en/notes.json';
import type photos from '../../../messages/en/photos.json';
import type partners from '../../../messages/en/partners.json';
import type portal from '../../../messages/en/portal.json';
import type privacy from '../../../messages/en/privacy.json';
import type problems from '../../../messages/en/problems.json';
import type promises from '../../../messages/en/promises.json';
import type relationTypes from '../../../messages/en/relation-types.json';
import type orders from '../../../messages/en/orders.json';
import type quotes from '../../../messages/en/quotes.json';
import type relations from '../../../messages/en/relations.json';
import type sales from '../../../messages/en/sales.json';
import type security from '../../../messages/en/security.json';
import type selling from '../../../messages/en/selling.json';
import type settings from '../../../messages/en/settings.json';
import type templates from '../../../messages/en/templates.json';
import type timeline from '../../../messages/en/timeline.json';
import type { messages as english } from './bundles/en';

export const languages = ['en', 'es', 'zh', 'ru', 'it'] as const;

export type Language = (typeof languages)[number];
export type Messages = typeof english;

/** Texts that load with the pages which show them. */
export type LazyMessages = {
  activities: typeof activities;
  apps: typeof apps;
  audit: typeof audit;
  bulk: typeof bulk;
  calendarFiles: typeof calendarFiles;
  callLists: typeof callLists;
  calls: typeof calls;
  conflict: typeof conflict;
  consents: typeof consents;
  customerReports: typeof customerReports;
  customFields: typeof customFields;
  export: typeof exportTexts;
  files: typeof files;
  forecast: typeof forecast;
  handover: typeof handover;
  history: typeof history;
  home: typeof home;
  importWizard: typeof importWizard;
  imports: typeof imports;
  jobPages: typeof jobPages;
  normalisation: typeof normalisation;
  notes: typeof notes;
  notifications: typeof notifications;
  deals: typeof deals;
  deliveries: typeof deliveries;
  email: typeof email;
  insights: typeof insights;
  inquiries: typeof inquiries;
  leadForms: typeof leadForms;
  leads: typeof leads;
  approvals: typeof approvals;
  leadAssignment: typeof leadAssignment;
  leadReport: typeof leadReport;
  workingHours: typeof workingHours;
  leadScoring: typeof leadScoring;
  mails: typeof mails;
  merge: typeof merge;
  people: typeof people;
  photos: typeof photos;
  partners: typeof partners;
  portal: typeof portal;
  privacy: typeof privacy;
  problems: typeof problems;
  promises: typeof promises;
  relationTypes: typeof relationTypes;
  orders: typeof orders;
  quotes: typeof quotes;
  relations: typeof relations;
  sales: typeof sales;
  security: typeof security;
  selling: typeof selling;
  settings: typeof settings;
  templates: typeof templates;
  timeline: typeof timeline;
};

/** Each language by its own name: who reads none of the others must find it. */
export const languageNames: Record<Language, string> = {
  en: 'English',
  es: 'Español',
  zh: '中文',
  ru: 'Русский',
  it: 'Italiano',
};

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}

/** The first wish that we speak, region ignored ("es-MX" is served Spanish); English for all others. */
export function resolveLanguage(wishes: readonly (string | null | undefined)[]): Language {
  for (const wish of wishes) {
    const primary = wish?.toLowerCase().split('-')[0];
    if (isLanguage(primary)) return primary;
  }
  return 'en';
}

const loaders: Record<Language, () => Promise<{ messages: Messages }>> = {
  en: () => import('./bundles/en'),
  es: () => import('./bundles/es'),
  zh: () => import('./bundles/zh'),
  ru: () => import('./bundles/ru'),
  it: () => import('./bundles/it'),
};

export async function loadMessages(language: Language): Promise<Messages> {
  return (await loaders[language]()).messages;
}

/** No language of ours is written from right to left yet; the layout is ready for one. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return ['ar', 'fa', 'he', 'ur'].includes(language.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}
