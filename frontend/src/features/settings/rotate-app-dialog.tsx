import { Alert, Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { connectedAppsQuery, rotateAppSecret, type ConnectedApp } from './connected-apps';
import { ShownOnce } from './shown-once';

const graces = ['0', '24', '168', '720'] as const;

/** A new secret for the same app; the old one works on for a while, so that nothing stands still. */
export function RotateAppDialog({ app, onClose }: { app: ConnectedApp; onClose: () => void }) {
  const t = useTranslations('apps');
  const tApp = useTranslations('app');
  const problemText = useProblemText();
  const client = useQueryClient();
  const [grace, setGrace] = useState<string>('24');
  const rotate = useMutation({
    mutationFn: () => rotateAppSecret(app.id, Number(grace)),
    onSuccess: () => void client.invalidateQueries({ queryKey: connectedAppsQuery.queryKey }),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={!rotate.data}
      title={rotate.data ? t('createdTitle') : t('rotateTitle', { name: app.name })}
      closeButtonProps={{ 'aria-label': tApp('close') }}
    >
      {rotate.data?.secret ? (
        <ShownOnce secret={rotate.data.secret} text={t('shownOnce')} done={t('done')} onDone={onClose} />
      ) : (
        <Stack>
          <Text>{t('rotateText')}</Text>
          {rotate.error && (
            <Alert color="red" variant="light" role="alert">
              {problemText(rotate.error)}
            </Alert>
          )}
          <Select
            label={t('grace')}
            data={graces.map((value) => ({ value, label: t(`graces.${value}`) }))}
            allowDeselect={false}
            value={grace}
            onChange={(value) => setGrace(value ?? '24')}
          />
          <Group justify="flex-end">
            <Button loading={rotate.isPending} onClick={() => rotate.mutate()}>
              {t('rotateNow')}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
