import { Button, Drawer, Group, Indicator, Popover } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconFilter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Condition, RecordTypeInfo } from '../../api/types';
import { FilterBuilder } from './filter-builder';
import classes from './filter.module.css';
import {
  addNode,
  countConditions,
  filterableFields,
  newCondition,
  toCondition,
  toDraft,
  type DraftGroup,
} from './model';

export type FilterButtonProps = {
  type: RecordTypeInfo;
  where: Condition | undefined;
  onChange: (where: Condition | undefined) => void;
  opened: boolean;
  onOpenedChange: (opened: boolean) => void;
  isPhone: boolean;
};

const applyDelay = 250;

/** Opens the builder; the list follows while conditions are put together. */
export function FilterPopover({ type, where, onChange, opened, onOpenedChange, isPhone }: FilterButtonProps) {
  const t = useTranslations('grid.filter');
  const count = countConditions(where);
  const button = (
    <Button
      variant="default"
      leftSection={isPhone ? undefined : <IconFilter size={15} />}
      aria-label={count > 0 ? t('openWithCount', { count }) : t('open')}
      aria-expanded={opened}
      onClick={() => onOpenedChange(!opened)}
    >
      {isPhone ? <IconFilter size={18} /> : t('open')}
    </Button>
  );
  const panel = <FilterPanel type={type} where={where} onChange={onChange} onClose={() => onOpenedChange(false)} />;
  return (
    <Indicator label={count} size={16} disabled={count === 0} offset={4}>
      {isPhone ? (
        <>
          {button}
          <Drawer
            opened={opened}
            onClose={() => onOpenedChange(false)}
            position="bottom"
            size="85%"
            title={t('title')}
            closeButtonProps={{ 'aria-label': t('done') }}
          >
            {panel}
          </Drawer>
        </>
      ) : (
        <Popover
          opened={opened}
          onChange={onOpenedChange}
          position="bottom-start"
          width={680}
          shadow="lg"
          trapFocus
          returnFocus
        >
          <Popover.Target>{button}</Popover.Target>
          <Popover.Dropdown className={classes.dropdown} aria-label={t('title')}>
            {panel}
          </Popover.Dropdown>
        </Popover>
      )}
    </Indicator>
  );
}

type FilterPanelProps = Pick<FilterButtonProps, 'type' | 'where' | 'onChange'> & { onClose: () => void };

function FilterPanel({ type, where, onChange, onClose }: FilterPanelProps) {
  const t = useTranslations('grid.filter');
  const [root, setRoot] = useState<DraftGroup>(() => startOf(type, where));
  const apply = useDebouncedCallback((next: DraftGroup) => onChange(toCondition(next)), {
    delay: applyDelay,
    flushOnUnmount: true,
  });
  const change = (next: DraftGroup) => {
    setRoot(next);
    apply(next);
  };
  return (
    <>
      <FilterBuilder type={type} root={root} onChange={change} />
      <Group justify="space-between" mt="md">
        <Button
          variant="subtle"
          color="gray"
          disabled={root.items.length === 0}
          onClick={() => change({ ...root, items: [] })}
        >
          {t('clear')}
        </Button>
        <Button onClick={onClose}>{t('done')}</Button>
      </Group>
    </>
  );
}

/** An empty builder begins with a first condition to fill in. */
function startOf(type: RecordTypeInfo, where: Condition | undefined): DraftGroup {
  const root = toDraft(where);
  const [first] = filterableFields(type);
  return root.items.length > 0 || !first ? root : addNode(root, root.key, newCondition(first));
}
