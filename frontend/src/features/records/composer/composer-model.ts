import type { Attendee } from '@/shared/activities/attendee';
import type { ChecklistItem } from '@/shared/activities/checklist-editor';
import { withMentions, type Mentioned } from '@/shared/activities/mentions';
import type { FoundWhen } from '@/shared/activities/when/find-when';
import type { NoteFile } from '@/shared/notes/note-file';

export const composedKinds = ['note', 'task', 'call', 'meeting'] as const;
export type ComposedKind = (typeof composedKinds)[number];

export const durations = ['15', '30', '45', '60', '90', '120'] as const;
export const reminders = ['none', '0', '10', '60', '1440'] as const;
export const outcomes = ['connected', 'noAnswer', 'voicemail', 'busy', 'wrongNumber'] as const;

/** What is being written. Texts and dates stay when another kind is chosen: nothing that was typed is lost. */
export type Draft = {
  subject: string;
  body: string;
  mentioned: Mentioned;
  /** Chosen by hand; null when the date was taken away, undefined while the text says it. */
  chosen: Date | null | undefined;
  minutes: string;
  remind: string;
  outcome: string;
  isHigh: boolean;
  recurrence: string | null;
  checklist: readonly ChecklistItem[];
  attendees: readonly Attendee[];
  place: string;
  /** What was said or photographed for a note. */
  files: readonly NoteFile[];
};

export const emptyDraft: Draft = {
  subject: '',
  body: '',
  mentioned: new Map(),
  chosen: undefined,
  minutes: '30',
  remind: 'none',
  outcome: 'connected',
  isHigh: false,
  recurrence: null,
  checklist: [],
  attendees: [],
  place: '',
  files: [],
};

/** What the draft says once its date is understood. */
export type Meant = { subject: string; start: Date | undefined; end: Date | undefined };

export function meantBy(draft: Draft, found: FoundWhen | undefined): Meant {
  const { subject, chosen } = draft;
  if (chosen !== undefined) return { subject: subject.trim(), start: chosen ?? undefined, end: undefined };
  return found
    ? { subject: found.rest, start: found.start, end: found.end }
    : { subject: subject.trim(), start: undefined, end: undefined };
}

/** A call is logged when it has been, and planned when it is to come. */
export function isPlanned(kind: ComposedKind, { start }: Meant, now: Date): boolean {
  return kind === 'task' || kind === 'meeting' || (kind === 'call' && start !== undefined && start > now);
}

export type DraftProblem = 'needsText' | 'needsWhen';

export function problemOf(kind: ComposedKind, draft: Draft, meant: Meant): DraftProblem | undefined {
  if (kind === 'note' && draft.body.trim() === '' && draft.files.length === 0) return 'needsText';
  if (kind === 'task' && meant.subject === '') return 'needsText';
  if (kind === 'meeting' && !meant.start) return 'needsWhen';
  return undefined;
}

/** As the server takes it; what was left out is not sent. `name` is what it is called when nobody called it anything. */
export function activityOf(
  kind: ComposedKind,
  draft: Draft,
  meant: Meant,
  name: string,
  now: Date,
): Record<string, unknown> {
  const body = withMentions(draft.body.trim(), draft.mentioned);
  const common = { kind, ...given('body', body) };
  // With words it is called by the first of them.
  if (kind === 'note') return { ...common, ...(body === '' ? given('subject', name) : {}) };
  const planned = isPlanned(kind, meant, now);
  const reminder = planned ? remindAt(meant.start, draft.remind) : undefined;
  const more = {
    ...common,
    subject: meant.subject === '' ? name : meant.subject,
    ...given('remindAt', reminder?.toISOString()),
    ...(planned ? given('recurrence', draft.recurrence) : {}),
  };
  switch (kind) {
    case 'task':
      return {
        ...more,
        ...given('dueAt', meant.start?.toISOString()),
        ...(draft.isHigh ? { priority: 'high' } : {}),
        ...given(
          'checklist',
          draft.checklist.filter(({ text }) => text.trim() !== ''),
        ),
      };
    case 'call':
      return {
        ...more,
        direction: 'outbound',
        startsAt: (meant.start ?? now).toISOString(),
        ...(planned ? { status: 'open' } : { status: 'done', outcome: draft.outcome }),
      };
    case 'meeting':
      return {
        ...more,
        ...given('startsAt', meant.start?.toISOString()),
        ...given('endsAt', endOf(meant, draft.minutes)?.toISOString()),
        ...given('place', draft.place.trim()),
        ...given('attendees', draft.attendees),
      };
  }
}

function endOf({ start, end }: Meant, minutes: string): Date | undefined {
  return end ?? (start && new Date(start.getTime() + Number(minutes) * 60_000));
}

function remindAt(start: Date | undefined, minutes: string): Date | undefined {
  return start && minutes !== 'none' ? new Date(start.getTime() - Number(minutes) * 60_000) : undefined;
}

function given(name: string, value: unknown): Record<string, unknown> {
  const isGiven =
    value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
  return isGiven ? { [name]: value } : {};
}
