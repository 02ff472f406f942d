import { Button } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { lazy } from 'react';
import { useTranslations } from 'use-intl';
import { OnDemand } from '../on-demand';
import type { ColumnChooserProps } from './column-popover';

const ColumnPopover = lazy(async () => ({ default: (await import('./column-popover')).ColumnPopover }));

export function ColumnChooser(props: ColumnChooserProps) {
  const t = useTranslations('grid.columns');
  return (
    <OnDemand
      trigger={(open) => (
        <Button variant="default" leftSection={<IconColumns3 size={15} />} aria-haspopup="dialog" onClick={open}>
          {t('button')}
        </Button>
      )}
      full={<ColumnPopover {...props} />}
    />
  );
}
