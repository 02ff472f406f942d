import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSession } from '@/app/session';
import { PasskeyList } from '@/shared/passkeys/passkey-list';
import { canUsePasskeys, hasPasskeys } from '@/shared/passkeys/webauthn';
import { NewPasskey } from './new-passkey';

export function PasskeySection() {
  const t = useTranslations('security.passkeys');
  const tApp = useTranslations('app');
  const { passkeyDomain } = useSession();
  const [isOpen, setOpen] = useState(false);
  return (
    <Stack gap="sm">
      <Text c="dimmed" maw={560}>
        {t('text')}
      </Text>
      <PasskeyList />
      {canUsePasskeys(passkeyDomain) ? (
        <Group>
          <Button variant="default" leftSection={<IconPlus size={17} />} onClick={() => setOpen(true)}>
            {t('add')}
          </Button>
        </Group>
      ) : (
        <Text size="sm">{hasPasskeys() ? t('elsewhere', { domain: passkeyDomain ?? '' }) : t('unsupported')}</Text>
      )}
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t('add')}
        closeButtonProps={{ 'aria-label': tApp('close') }}
      >
        <NewPasskey onDone={() => setOpen(false)} />
      </Modal>
    </Stack>
  );
}
