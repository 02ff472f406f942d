import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { RecordTypeInfo } from '@/shared/api/types';
import { useLabels } from '@/shared/metadata/use-labels';
import { sortDirectionOf, sortKeyOf } from '@/shared/ui/data-grid/sort';

type SortMenuProps = { type: RecordTypeInfo; sort: string; onChange: (sort: string) => void };

/** Cards have no headers to sort by: the same choices as a menu; choosing again turns the direction. */
export function SortMenu({ type, sort, onChange }: SortMenuProps) {
  const t = useTranslations('grid');
  const labels = useLabels();
  return (
    <Menu defaultOpened position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={t('sort')}>
          <IconArrowsSort size={17} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {type.fields
          .filter((field) => field.sortable)
          .map((field) => {
            const direction = sortDirectionOf(field, sort);
            const key = sortKeyOf(field);
            return (
              <Menu.Item
                key={field.name}
                aria-current={direction !== undefined}
                onClick={() => onChange(direction === 'ascending' ? `-${key}` : key)}
                rightSection={
                  direction === undefined ? null : direction === 'ascending' ? (
                    <IconArrowUp size={16} aria-label={t('ascending')} />
                  ) : (
                    <IconArrowDown size={16} aria-label={t('descending')} />
                  )
                }
              >
                {labels.field(type.name, field.name)}
              </Menu.Item>
            );
          })}
      </Menu.Dropdown>
    </Menu>
  );
}
