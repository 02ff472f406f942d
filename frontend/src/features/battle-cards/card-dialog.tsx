import { Button, Group, Modal, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { request } from '@/shared/api/client';
import { fieldErrors, useProblemText } from '@/shared/api/problem';
import { useLookup } from '@/shared/metadata/lookup';
import { battleCardsQuery, type BattleCard } from '@/shared/selling/battle-cards';

/** Writes a card; it waits for approval then, since what was approved was something else. */
export function CardDialog({ card, onClose }: { card: BattleCard | null; onClose: () => void }) {
  const t = useTranslations('selling.keep');
  const tApp = useTranslations('app');
  const client = useQueryClient();
  const problemText = useProblemText();
  const [values, setValues] = useState({
    title: card?.title ?? '',
    competitor: card?.competitor ?? '',
    argument: card?.argument ?? '',
    proof: card?.proof ?? '',
    proofUrl: card?.proofUrl ?? '',
    productId: card?.productId ?? null,
    validUntil: card?.validUntil ?? '',
  });
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [isSaving, setSaving] = useState(false);
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 150);
  const { data: products = [] } = useLookup('product', q, true);
  const known = new Map(products.map(({ id, label }) => [id, label]));
  if (card?.productId && card.productName !== null) known.set(card.productId, card.productName);
  const put = (change: Partial<typeof values>) => setValues({ ...values, ...change });
  const save = async () => {
    setSaving(true);
    const text = (value: string) => (value.trim() === '' ? null : value.trim());
    const body = {
      title: values.title,
      competitor: text(values.competitor),
      argument: values.argument,
      proof: text(values.proof),
      proofUrl: text(values.proofUrl),
      productId: values.productId,
      validUntil: text(values.validUntil),
    };
    try {
      if (card === null) await request('POST', '/battle-cards', { body });
      else await request('PUT', `/battle-cards/${card.id}`, { body, headers: { 'If-Match': `"v${card.version}"` } });
      notifications.show({ message: t('saved'), color: 'pine' });
      onClose();
      await client.invalidateQueries({ queryKey: battleCardsQuery.queryKey });
    } catch (error) {
      const byField = fieldErrors(error);
      setErrors(byField);
      if (Object.keys(byField).length === 0) notifications.show({ message: problemText(error), color: 'red' });
      setSaving(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={card === null ? t('new') : t('edit', { name: card.title })}
      closeButtonProps={{ 'aria-label': tApp('close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack gap="sm">
          <TextInput
            label={t('titleOf')}
            required
            maxLength={200}
            data-autofocus
            value={values.title}
            error={errors.title}
            onChange={(event) => put({ title: event.currentTarget.value })}
          />
          <TextInput
            label={t('competitor')}
            description={t('competitorHint')}
            maxLength={100}
            value={values.competitor}
            error={errors.competitor}
            onChange={(event) => put({ competitor: event.currentTarget.value })}
          />
          <Textarea
            label={t('argument')}
            required
            autosize
            minRows={3}
            maxLength={4000}
            value={values.argument}
            error={errors.argument}
            onChange={(event) => put({ argument: event.currentTarget.value })}
          />
          <Textarea
            label={t('proof')}
            autosize
            minRows={2}
            maxLength={4000}
            value={values.proof}
            error={errors.proof}
            onChange={(event) => put({ proof: event.currentTarget.value })}
          />
          <TextInput
            label={t('proofUrl')}
            type="url"
            placeholder="https://"
            maxLength={500}
            value={values.proofUrl}
            error={errors.proofUrl}
            onChange={(event) => put({ proofUrl: event.currentTarget.value })}
          />
          <Group grow align="start">
            <Select
              label={t('product')}
              data={[...known].map(([value, label]) => ({ value, label }))}
              value={values.productId}
              searchable
              clearable
              onSearchChange={setTyped}
              onChange={(productId) => put({ productId })}
            />
            <TextInput
              label={t('validUntil')}
              type="date"
              value={values.validUntil}
              error={errors.validUntil}
              onChange={(event) => put({ validUntil: event.currentTarget.value })}
            />
          </Group>
          <Group justify="end">
            <Button
              type="submit"
              loading={isSaving}
              disabled={values.title.trim() === '' || values.argument.trim() === ''}
            >
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
