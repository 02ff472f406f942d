import { Button, CloseButton } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Condition, RecordTypeInfo } from '../../api/types';
import classes from './filter.module.css';
import { isGroup, itemsOf, withoutItem } from './model';
import { useDescribeCondition } from './use-describe';

type FilterChipsProps = {
  type: RecordTypeInfo;
  where: Condition;
  onChange: (where: Condition | undefined) => void;
  onOpen: () => void;
};

/** What the list is narrowed to, each part removable by itself. */
export function FilterChips({ type, where, onChange, onOpen }: FilterChipsProps) {
  const t = useTranslations('grid.filter');
  const describe = useDescribeCondition(type, where);
  const parts = isGroup(where) ? itemsOf(where) : [where];
  const isAny = isGroup(where) && 'any' in where && parts.length > 1;
  return (
    <div className={classes.chips} role="group" aria-label={t('active')}>
      {isAny && <span className={classes.any}>{t('anyOf')}</span>}
      {parts.map((part, index) => {
        const text = describe(part);
        return (
          <span key={JSON.stringify(part)} className={classes.chip}>
            <button type="button" className={classes.chipText} onClick={onOpen} title={text}>
              {text}
            </button>
            <CloseButton
              size={24}
              iconSize={13}
              aria-label={t('removeNamed', { filter: text })}
              onClick={() => onChange(withoutItem(where, index))}
            />
          </span>
        );
      })}
      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => onChange(undefined)}>
        {t('clear')}
      </Button>
    </div>
  );
}
