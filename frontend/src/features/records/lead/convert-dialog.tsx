import { Alert, Button, Checkbox, Group, Modal, Skeleton, Stack, Text } from '@mantine/core';
import {
  IconBuildingPlus,
  IconBuildingSkyscraper,
  IconCoins,
  IconUserCheck,
  IconUserPlus,
  type Icon,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { CrmRecord } from '@/shared/api/types';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { conversionQuery } from './lead-api';
import type { ConversionPreview } from './lead-model';
import { useLeadActs } from './use-lead-acts';

type ConvertDialogProps = { record: CrmRecord; name: string; onClose: () => void };

/** Says who the lead is already and what would be made, before it is made. */
export function ConvertDialog({ record, name, onClose }: ConvertDialogProps) {
  const t = useTranslations('leads.convert');
  const tApp = useTranslations('app');
  const navigate = useNavigate();
  const { act, pending } = useLeadActs(record.id);
  const { data: preview, error, refetch } = useQuery(conversionQuery(record.id));
  const [made, setMade] = useState<Made>({ createAccount: true, createOpportunity: true });
  const convert = async () => {
    const createOpportunity = made.createOpportunity && typeof preview?.newOpportunity === 'string';
    const acted = await act('convert', () => t('done', { name }), { ...made, createOpportunity });
    if (acted === undefined) return;
    onClose();
    const { contactId, opportunityId } = acted.lead;
    await (typeof opportunityId === 'string'
      ? navigate({ to: '/opportunities/$id', params: { id: opportunityId } })
      : navigate({ to: '/contacts/$id', params: { id: String(contactId) } }));
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title', { name })}
      closeButtonProps={{ 'aria-label': tApp('close') }}
      centered
    >
      <Stack gap="md">
        {error ? (
          <ErrorPanel error={error} onRetry={() => void refetch()} />
        ) : preview === undefined ? (
          <Skeleton h={96} />
        ) : preview.isRefused ? (
          <Alert color="yellow" variant="light">
            {t('refused')}
          </Alert>
        ) : (
          <Parties preview={preview} made={made} onMade={setMade} />
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {tApp('cancel')}
          </Button>
          <Button
            data-autofocus
            disabled={preview === undefined || preview.isRefused}
            loading={pending === 'convert'}
            onClick={() => void convert()}
          >
            {t('confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

type Made = { createAccount: boolean; createOpportunity: boolean };

type PartiesProps = { preview: ConversionPreview; made: Made; onMade: (made: Made) => void };

function Parties({ preview: { contact, account, newAccount, newOpportunity }, made, onMade }: PartiesProps) {
  const t = useTranslations('leads.convert');
  return (
    <>
      <Party icon={contact ? IconUserCheck : IconUserPlus} hint={contact ? t('sameContactHint') : undefined}>
        {contact ? `${t('sameContact', { name: contact.name })} (${t(`by.${contact.by}`)})` : t('newContact')}
      </Party>
      {account && (
        <Party icon={IconBuildingSkyscraper}>
          {`${t('sameAccount', { name: account.name })} (${t(`by.${account.by}`)})`}
        </Party>
      )}
      {newAccount !== null && (
        <Party icon={IconBuildingPlus}>
          <Checkbox
            label={t('newAccount', { name: newAccount })}
            checked={made.createAccount}
            onChange={(event) => onMade({ ...made, createAccount: event.currentTarget.checked })}
          />
        </Party>
      )}
      {newOpportunity !== null && (
        <Party icon={IconCoins}>
          <Checkbox
            label={t('newOpportunity', { name: newOpportunity })}
            checked={made.createOpportunity}
            onChange={(event) => onMade({ ...made, createOpportunity: event.currentTarget.checked })}
          />
        </Party>
      )}
    </>
  );
}

function Party({ icon: PartyIcon, hint, children }: { icon: Icon; hint?: string; children: ReactNode }) {
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start">
      <PartyIcon size={20} stroke={1.6} aria-hidden style={{ flexShrink: 0, marginTop: 2 }} />
      <div>
        {typeof children === 'string' ? <Text>{children}</Text> : children}
        {hint !== undefined && (
          <Text size="sm" c="dimmed">
            {hint}
          </Text>
        )}
      </div>
    </Group>
  );
}
