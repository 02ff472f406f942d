import type { components } from '../api/schema';

type Schemas = components['schemas'];

/** An activity as a day or a calendar shows it. */
export type DayItem = Schemas['DayItem'] & { leadId?: string | null; leadName?: string | null };
export type MyDay = Schemas['MyDay'];

export const activityKinds = ['task', 'call', 'meeting', 'note', 'email'] as const;
export type ActivityKind = (typeof activityKinds)[number];

/** Kinds that are still to be done at first. */
export type PlannedKind = Extract<ActivityKind, 'task' | 'call' | 'meeting'>;
