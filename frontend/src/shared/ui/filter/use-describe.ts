import { useTranslations } from 'use-intl';
import type { Condition, FieldInfo, FilterOperator, RecordTypeInfo } from '../../api/types';
import { useLookupLabels } from '../../metadata/lookup';
import { isListKind } from '../../metadata/record-type';
import { useFormatValue } from '../../metadata/use-format';
import { useLabels } from '../../metadata/use-labels';
import { isRelative, parseRelative } from './relative-date';
import { conditionField, isGroup, itemsOf, operatorFamily, referencesIn, type UiOperator } from './model';

export function useOperatorText(): (field: FieldInfo, op: UiOperator) => string {
  const t = useTranslations('grid.operators');
  return (field, op) => {
    if (op === 'isEmpty' || op === 'isNotEmpty') return t(`plain.${op}`);
    const family = operatorFamily(field.kind);
    const own = `${family}.${op}` as Parameters<typeof t>[0];
    return t.has(own) ? t(own) : t(`plain.${op}`);
  };
}

/** A condition as a sentence for its chip: "Stage is any of Lead, Customer". */
export function useDescribeCondition(
  type: RecordTypeInfo,
  where: Condition | undefined,
): (condition: Condition) => string {
  const t = useTranslations('grid');
  const labels = useLabels();
  const formatValue = useFormatValue();
  const operatorText = useOperatorText();
  const names = useLookupLabels(referencesIn(type, where));

  const valueText = (field: FieldInfo, value: unknown): string => {
    if (Array.isArray(value)) return value.map((each) => valueText(field, each)).join(', ');
    if (field.kind === 'reference' && value === 'me') return t('filter.me');
    if (field.kind === 'reference') return names.get(String(value)) ?? '…';
    if (field.kind === 'date' || field.kind === 'dateTime') {
      const relative = parseRelative(value);
      if (relative?.kind === 'named') return t(`filter.dates.${relative.day}`);
      if (relative)
        return t(relative.amount < 0 ? 'filter.dates.agoText' : 'filter.dates.aheadText', {
          amount: Math.abs(relative.amount),
          unit: relative.unit,
        });
      if (isRelative(value)) return String(value);
    }
    if (field.kind === 'multiChoice') return formatValue(type.name, field, [value]);
    if (isListKind(field.kind)) return String(value);
    return formatValue(type.name, field, value);
  };
  const describe = (condition: Condition): string => {
    if (isGroup(condition)) {
      const parts = itemsOf(condition).map((item) => (isGroup(item) ? `(${describe(item)})` : describe(item)));
      return parts.join(` ${'all' in condition ? t('filter.and') : t('filter.or')} `);
    }
    const field = conditionField(type, condition.field);
    if (!field) return condition.field;
    const op = uiOperator(condition.op, condition.value);
    const text = op === 'isEmpty' || op === 'isNotEmpty' ? '' : valueText(field, condition.value);
    return [labels.field(type.name, field.name), operatorText(field, op), text].filter(Boolean).join(' ');
  };
  return describe;
}

function uiOperator(op: FilterOperator, value: unknown): UiOperator {
  if (op !== 'isNull') return op;
  return value === false ? 'isNotEmpty' : 'isEmpty';
}
