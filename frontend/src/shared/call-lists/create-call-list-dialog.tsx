import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { request } from '@/shared/api/client';
import { CallListMessages } from './call-list-messages';
import { newSettings, type CallList, type CallSource } from './call-list-types';
import { SettingsDialog } from './settings-dialog';

type CreateCallListDialogProps = { source: CallSource; onClose: () => void; onCreated: () => void };

/** Makes a call list of whom somebody has selected, and goes there. */
export function CreateCallListDialog(props: CreateCallListDialogProps) {
  return (
    <CallListMessages fallback={null}>
      <Dialog {...props} />
    </CallListMessages>
  );
}

function Dialog({ source, onClose, onCreated }: CreateCallListDialogProps) {
  const t = useTranslations('callLists');
  const client = useQueryClient();
  const navigate = useNavigate();
  return (
    <SettingsDialog
      title={t('create')}
      action={t('createNow')}
      recordType={source.recordType === 'account' ? 'contact' : source.recordType}
      start={newSettings}
      save={async (settings) =>
        (await request<CallList>('POST', '/call-lists', { body: { settings, from: source } })).data
      }
      onSaved={(list) => {
        const { total, skipped } = list.progress;
        notifications.show({ message: t('created', { total, skipped }), color: 'pine' });
        void client.invalidateQueries({ queryKey: ['call-lists'] });
        onCreated();
        onClose();
        void navigate({ to: '/call-lists/$id', params: { id: list.id } });
      }}
      onClose={onClose}
    />
  );
}
