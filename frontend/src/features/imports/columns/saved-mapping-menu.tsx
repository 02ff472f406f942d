import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconBookmark, IconChevronDown, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import type { ImportJob, ImportMapping, SavedMapping } from '@/shared/api/import-types';
import { forgetMapping, savedMappingsQuery } from '../queries';
import { adaptMapping } from './saved-mapping';

type SavedMappingMenuProps = { job: ImportJob; onApply: (mapping: ImportMapping) => void };

/** What was kept of earlier files: one with the same column names is taken by itself. */
export function SavedMappingMenu({ job, onApply }: SavedMappingMenuProps) {
  const t = useTranslations('importWizard.saved');
  const problemText = useProblemText();
  const client = useQueryClient();
  const { data: saved = [] } = useQuery(savedMappingsQuery(job.recordType));
  const forget = useMutation({
    mutationFn: (mapping: SavedMapping) => forgetMapping(mapping.id),
    onSuccess: () => client.invalidateQueries({ queryKey: savedMappingsQuery(job.recordType).queryKey }),
    onError: (error) => notifications.show({ message: problemText(error), color: 'red' }),
  });
  if (saved.length === 0) return null;
  const used = saved.find(({ id }) => id === job.mappingId);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconBookmark size={15} />}
          rightSection={<IconChevronDown size={14} />}
        >
          {used ? t('used', { name: used.name }) : t('choose')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {saved.map((mapping) => (
          <Menu.Item key={mapping.id} onClick={() => onApply(adaptMapping(job, mapping))}>
            {mapping.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        {saved.map((mapping) => (
          <Menu.Item
            key={mapping.id}
            color="red"
            leftSection={<IconTrash size={15} />}
            onClick={() => forget.mutate(mapping)}
          >
            {t('forget', { name: mapping.name })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
