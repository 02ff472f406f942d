import type { Pipeline, Stage, StageKind } from '@/shared/deals/deal-types';

/** A stage while it is edited: new ones have no id yet, but keep their place. */
export type StageDraft = Omit<Stage, 'id'> & { id: string | undefined; key: string };

export type PipelineDraft = { id: string | undefined; name: string; isDefault: boolean; stages: StageDraft[] };

let made = 0;

export function newStage(name: string, kind: StageKind, probability: number): StageDraft {
  made += 1;
  const rules = { requiredFields: [], exitCriteria: null, rottingDays: null, steps: [] };
  return { id: undefined, key: `new${made}`, name, kind, probability, ...rules };
}

export function draftOf(pipeline: Pipeline): PipelineDraft {
  return { ...pipeline, stages: pipeline.stages.map((stage) => ({ ...stage, key: stage.id })) };
}

/** An open stage comes before the ends. */
export function withStage(stages: readonly StageDraft[], stage: StageDraft): StageDraft[] {
  const end = stages.findIndex(({ kind }) => kind !== 'open');
  const at = end < 0 ? stages.length : end;
  return [...stages.slice(0, at), stage, ...stages.slice(at)];
}

export function moved<T>(items: readonly T[], from: number, by: 1 | -1): T[] {
  const next = [...items];
  const [item] = next.splice(from, 1);
  if (item !== undefined) next.splice(from + by, 0, item);
  return next;
}

/** Whether a kind would be left without a stage if this one went. */
export function isLastOfItsKind(stages: readonly StageDraft[], stage: StageDraft): boolean {
  return stages.filter(({ kind }) => kind === stage.kind).length < 2;
}

export function isComplete({ name, stages }: PipelineDraft): boolean {
  const texts = [name, ...stages.flatMap((stage) => [stage.name, ...stage.steps.map(({ text }) => text)])];
  return texts.every((text) => text.trim() !== '');
}

/** As it is sent: the order of the list is the order of the stages. */
export function bodyOf({ name, isDefault, stages }: PipelineDraft) {
  return {
    name: name.trim(),
    ...(isDefault ? { isDefault } : {}),
    stages: stages.map(({ key: _, exitCriteria, steps, ...stage }) => ({
      ...stage,
      name: stage.name.trim(),
      exitCriteria: exitCriteria?.trim() === '' ? null : exitCriteria,
      steps: steps.map((step) => ({ ...step, text: step.text.trim() })),
    })),
  };
}
