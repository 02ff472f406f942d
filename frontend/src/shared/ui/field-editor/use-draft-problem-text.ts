import { useTranslations } from 'use-intl';
import type { FieldInfo } from '../../api/types';
import type { DraftProblem } from './field-draft';

export function useDraftProblemText(): (problem: DraftProblem, field: FieldInfo) => string {
  const t = useTranslations('record.invalid');
  return (problem, field) => (problem === 'tooLong' ? t('tooLong', { max: field.maxLength ?? 0 }) : t(problem));
}
