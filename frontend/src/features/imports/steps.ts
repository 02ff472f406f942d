import type { ImportJob, ImportState } from '@/shared/api/import-types';

export const steps = ['file', 'columns', 'check', 'run', 'result'] as const;
export type Step = (typeof steps)[number];

const stepOfState: Record<ImportState, Step> = {
  mapping: 'columns',
  checking: 'check',
  checked: 'check',
  queued: 'run',
  running: 'run',
  completed: 'result',
  failed: 'result',
  cancelled: 'result',
  undoing: 'result',
  undone: 'result',
};

/** Until rows are written one may go back; what has run stays as it is. */
export function openSteps(job: ImportJob): readonly Step[] {
  if (job.state === 'mapping') return ['file', 'columns'];
  if (job.state === 'checked') return ['file', 'columns', 'check'];
  return [stepOfState[job.state]];
}

/** The step that the address asks for, where the import is ready for it; else the one it is at. */
export function stepOf(job: ImportJob, wanted: unknown): Step {
  return openSteps(job).find((step) => step === wanted) ?? stepOfState[job.state];
}
