import { Button, Group, Modal, NumberInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { forgetNeed, potentialQuery, sayNeed, type FamilyPotential } from './insight-api';

type NeedDialogProps = { accountId: string; family: FamilyPotential | undefined; onClose: () => void };

/** What the account needs of a family in a year, and who says so. */
export function NeedDialog({ accountId, family, onClose }: NeedDialogProps) {
  const t = useTranslations('insights.potential');
  const tApp = useTranslations('app');
  const client = useQueryClient();
  const problemText = useProblemText();
  const [name, setName] = useState(family?.family ?? '');
  const [amount, setAmount] = useState<number | string>(family?.need?.amount ?? family?.proposed?.amount ?? '');
  const [currency, setCurrency] = useState(family?.currency ?? 'EUR');
  const [sourceName, setSourceName] = useState(family?.need?.sourceName ?? '');
  const done = {
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: potentialQuery(accountId).queryKey });
      onClose();
    },
  };
  const save = useMutation({
    mutationFn: () =>
      sayNeed(accountId, {
        family: name.trim(),
        amount: Number(amount),
        currency: currency.trim().toUpperCase(),
        ...(sourceName.trim() === '' ? {} : { sourceName: sourceName.trim() }),
      }),
    ...done,
  });
  const forget = useMutation({ mutationFn: (id: string) => forgetNeed(accountId, id), ...done });
  const problem = save.error ?? forget.error;
  const need = family?.need;
  return (
    <Modal
      opened
      onClose={onClose}
      title={family ? t('dialog', { family: family.family }) : t('add')}
      closeButtonProps={{ 'aria-label': tApp('close') }}
      centered
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Stack gap="sm">
          {!family && (
            <TextInput
              label={t('family')}
              required
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              data-autofocus
            />
          )}
          <Group align="flex-start" grow>
            <NumberInput
              label={t('amount')}
              required
              min={0}
              decimalScale={2}
              thousandSeparator=" "
              value={amount}
              onChange={setAmount}
              data-autofocus={family !== undefined}
            />
            <TextInput
              label={t('currency')}
              required
              maxLength={3}
              value={currency}
              onChange={(event) => setCurrency(event.currentTarget.value)}
            />
          </Group>
          <TextInput
            label={t('source')}
            description={t('sourceHint')}
            maxLength={100}
            value={sourceName}
            onChange={(event) => setSourceName(event.currentTarget.value)}
            error={problem ? problemText(problem) : undefined}
          />
          <Group justify="space-between">
            {need ? (
              <Button variant="subtle" color="red" loading={forget.isPending} onClick={() => forget.mutate(need.id)}>
                {t('forget')}
              </Button>
            ) : (
              <span />
            )}
            <Button type="submit" loading={save.isPending} disabled={amount === '' || name.trim() === ''}>
              {tApp('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
