import { Button } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { lazy } from 'react';
import { useTranslations } from 'use-intl';
import { OnDemand } from '../on-demand';
import type { FilterButtonProps } from './filter-popover';
import { countConditions } from './model';

const FilterPopover = lazy(async () => ({ default: (await import('./filter-popover')).FilterPopover }));

export function FilterButton(props: FilterButtonProps) {
  const t = useTranslations('grid.filter');
  const { where, opened, onOpenedChange, isPhone } = props;
  const count = countConditions(where);
  return (
    <OnDemand
      // A list that comes filtered is likely to be filtered on, and its button tells how many conditions there are.
      isWanted={opened || count > 0}
      trigger={() => (
        <Button
          variant="default"
          leftSection={isPhone ? undefined : <IconFilter size={15} />}
          aria-label={t('open')}
          aria-expanded={false}
          onClick={() => onOpenedChange(true)}
        >
          {isPhone ? <IconFilter size={18} /> : t('open')}
        </Button>
      )}
      full={<FilterPopover {...props} />}
    />
  );
}
