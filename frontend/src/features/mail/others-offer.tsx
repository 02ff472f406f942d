import { Alert, Button, Group, Text } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { Others } from './use-decide';

type OthersOfferProps = { others: Others; onTake: (others: Others) => Promise<void>; onLeave: () => void };

/** Whoever was just written down has more mails here: one click takes them along. */
export function OthersOffer({ others, onTake, onLeave }: OthersOfferProps) {
  const t = useTranslations('email.inbox');
  const tApp = useTranslations('app');
  return (
    <Alert
      variant="light"
      mb="md"
      role="status"
      icon={<IconMail size={18} />}
      withCloseButton
      closeButtonLabel={tApp('close')}
      onClose={onLeave}
    >
      <Group gap="sm">
        <Text size="sm">{t('others', { count: others.count, name: others.name })}</Text>
        <Button size="xs" onClick={() => void onTake(others)}>
          {t('fileOthers')}
        </Button>
      </Group>
    </Alert>
  );
}
