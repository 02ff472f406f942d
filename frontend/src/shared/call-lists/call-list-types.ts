export const callEffects = ['done', 'tryAgain', 'callBack', 'wrongNumber', 'doNotCall'] as const;

export type CallEffect = (typeof callEffects)[number];

export type CallOutcome = { key: string; name?: string | null; effect: CallEffect };

export type CallListSettings = {
  name: string;
  script?: string | null;
  purpose?: string | null;
  callerIds: string[];
  outcomes?: CallOutcome[] | null;
  hoursFrom: string;
  hoursUntil: string;
  days: string[];
  tries: number;
  pauseMinutes: number;
};

export type CallListProgress = {
  total: number;
  waiting: number;
  inWork: number;
  callBack: number;
  done: number;
  skipped: number;
};

export type CallList = {
  id: string;
  version: number;
  recordType: string;
  settings: CallListSettings;
  callers: { id: string; name?: string | null }[];
  progress: CallListProgress;
  createdAt: string;
  createdByName?: string | null;
  closedAt?: string | null;
  mayChange: boolean;
};

/** The rows that were picked, or everything that matches. */
export type CallSource = { recordType: string } & ({ ids: string[] } | { filter: Record<string, unknown> });

/** The types whose people can be called: those of accounts are their contacts. */
export const callableTypes: ReadonlySet<string> = new Set(['lead', 'contact', 'account']);

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

export const newSettings: CallListSettings = {
  name: '',
  script: '',
  callerIds: [],
  hoursFrom: '09:00',
  hoursUntil: '18:00',
  days: weekdays.slice(0, 5),
  tries: 3,
  pauseMinutes: 120,
};
