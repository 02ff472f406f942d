import { useQuery } from '@tanstack/react-query';
import { useLocale } from 'use-intl';
import { Pills } from '../ui/field-value/pills';
import { relationTypesQuery, sideName } from './relation-types';

/** What somebody is to others, in words. */
export function RelationPills({ values, compact }: { values: readonly string[]; compact: boolean }) {
  const language = useLocale();
  const { data: types = [] } = useQuery(relationTypesQuery);
  return <Pills compact={compact} labels={values.map((code) => sideName(types, code, language))} />;
}
