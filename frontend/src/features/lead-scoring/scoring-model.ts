import type { LeadModels, ModelQuality, ScoreRule } from './scoring-api';

/** What keeps a model from being learned; nothing where it can be. */
export function obstacle({ items, converted, disqualified, needed }: LeadModels): 'training' | 'few' | undefined {
  if (items.some(({ state }) => state === 'training')) return 'training';
  return converted < needed || disqualified < needed ? 'few' : undefined;
}

/** In which words its power to tell good from bad is put. */
export function grade({ auc }: Pick<ModelQuality, 'auc'>): 'none' | 'some' | 'good' | 'strong' {
  if (auc < 0.55) return 'none';
  if (auc < 0.7) return 'some';
  return auc < 0.85 ? 'good' : 'strong';
}

/** Whether the server would take it. */
export function isWhole({ name, where, points }: ScoreRule): boolean {
  return name.trim() !== '' && where !== null && points !== 0;
}

/** The captured shares as the points of a line in a square of 100 by 100, from the corner of nothing. */
export function liftLine({ deciles }: Pick<ModelQuality, 'deciles'>): string {
  return ['0,100', ...deciles.map(({ captured }, i) => `${(i + 1) * 10},${100 - captured * 100}`)].join(' ');
}
