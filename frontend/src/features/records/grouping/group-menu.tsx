import { Button, Menu } from '@mantine/core';
import { IconLayoutRows } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { RecordTypeInfo } from '@/shared/api/types';
import { useLabels } from '@/shared/metadata/use-labels';
import { groupableFields } from './group-model';

type GroupMenuProps = {
  type: RecordTypeInfo;
  group: string | undefined;
  onChange: (group: string | undefined) => void;
};

const nothing = '-';

export function GroupMenu({ type, group, onChange }: GroupMenuProps) {
  const t = useTranslations('grid.groups');
  const labels = useLabels();
  return (
    <Menu defaultOpened position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconLayoutRows size={15} />}>
          {t('by')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={group ?? nothing}
          onChange={(chosen) => onChange(chosen === nothing ? undefined : chosen)}
        >
          <Menu.RadioItem value={nothing}>{t('noGroup')}</Menu.RadioItem>
          {groupableFields(type).map((field) => (
            <Menu.RadioItem key={field.name} value={field.name}>
              {labels.field(type.name, field.name)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
