import { Badge, Button, Group, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { wrapping } from '@/shared/ui/wrapping-button';
import { secondFactorQuery } from './queries';

const Setup = lazy(async () => ({ default: (await import('./second-factor-setup')).SecondFactorSetup }));
const Removal = lazy(async () => ({ default: (await import('./second-factor-dialogs')).RemoveSecondFactor }));
const Renewal = lazy(async () => ({ default: (await import('./second-factor-dialogs')).RenewCodes }));

const titles = { setup: 'setupTitle', remove: 'removeTitle', renew: 'renewTitle' } as const;
const fewCodes = 3;

export function SecondFactorSection() {
  const t = useTranslations('security.account');
  const tApp = useTranslations('app');
  const { data, error, refetch } = useQuery(secondFactorQuery);
  const [dialog, setDialog] = useState<keyof typeof titles>();
  const close = () => setDialog(undefined);
  if (error && !data) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={96} radius="md" />;
  return (
    <Stack gap="sm" align="flex-start">
      <Text c="dimmed" maw={560}>
        {t('secondFactorText')}
      </Text>
      {data.on ? (
        <>
          <Group gap="sm">
            <Badge color="pine">{t('on')}</Badge>
            <Text size="sm" {...(data.recoveryCodesLeft < fewCodes ? { c: 'var(--crm-warning-text)' } : {})}>
              {t('codesLeft', { count: data.recoveryCodesLeft })}
            </Text>
          </Group>
          <Group gap="xs">
            <Button variant="default" onClick={() => setDialog('renew')}>
              {t('renewCodes')}
            </Button>
            {data.required ? (
              <Text size="sm" c="dimmed">
                {t('requiredByRole')}
              </Text>
            ) : (
              <Button variant="default" onClick={() => setDialog('remove')}>
                {t('turnOff')}
              </Button>
            )}
          </Group>
        </>
      ) : (
        <Button variant="default" styles={wrapping} onClick={() => setDialog('setup')}>
          {t('setUp')}
        </Button>
      )}
      <Modal
        opened={dialog !== undefined}
        onClose={close}
        // Codes that are shown only once must not vanish by a slip of the pointer.
        closeOnClickOutside={false}
        title={dialog && t(titles[dialog])}
        closeButtonProps={{ 'aria-label': tApp('close') }}
      >
        <Suspense fallback={<Skeleton height={160} />}>
          {dialog === 'setup' && <Setup onDone={close} />}
          {dialog === 'remove' && <Removal onDone={close} />}
          {dialog === 'renew' && <Renewal onDone={close} />}
        </Suspense>
      </Modal>
    </Stack>
  );
}
