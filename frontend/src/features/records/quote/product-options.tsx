import { ActionIcon, Button, Group, Paper, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import { useUndo } from '@/app/undo';
import { useProblemText } from '@/shared/api/problem';
import type { CrmRecord } from '@/shared/api/types';
import { useLookupLabels } from '@/shared/metadata/lookup';
import { TextLink } from '@/shared/ui/text-link';
import { patchRecord } from '../record-api';
import { NewOption } from './new-option';
import { groupsOf, type ProductOption } from './product-option-model';
import { QuoteMessages } from './quote-messages';
import classes from './quote.module.css';

/** Which other products go, must go or must not go with this one in a quote. */
export function OptionsPanel({ record }: { record: CrmRecord }) {
  return (
    <QuoteMessages fallback={null}>
      <Panel record={record} />
    </QuoteMessages>
  );
}

function Panel({ record }: { record: CrmRecord }) {
  const t = useTranslations('quotes.productOptions');
  const client = useQueryClient();
  const problemText = useProblemText();
  const { notifyUndo } = useUndo();
  const options = (record.options as ProductOption[] | undefined) ?? [];
  const names = useLookupLabels(options.map(({ productId }) => ({ recordType: 'product', id: productId })));
  const canEdit = record.can?.edit === true && record.deletedAt == null;
  const readsBooks = useCan('price-books.read');
  const readsPrices = useCan('prices.read');
  const [isAdding, setAdding] = useState(false);
  const save = useMutation({
    mutationFn: (next: readonly ProductOption[]) =>
      patchRecord('products', record.id, { options: next }, record.version),
    onSuccess: async ({ changeSetId }) => {
      if (changeSetId !== undefined) notifyUndo({ message: t('saved'), changeSetId });
      setAdding(false);
      await client.invalidateQueries({ queryKey: ['records', 'products'] });
    },
    onError: (error) => notifications.show({ title: t('failed'), message: problemText(error), color: 'red' }),
  });
  const groups = groupsOf(options);
  return (
    <Paper component="section" className={classes.panel} aria-labelledby="product-options">
      <h2 id="product-options" className={classes.title}>
        {t('title')}
      </h2>
      {groups.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('empty')}
        </Text>
      )}
      {groups.map(({ group, rule, members }) => (
        <div key={`${rule} ${group}`}>
          <Text size="sm" fw={600}>
            {group}{' '}
            <Text span size="xs" c="dimmed" fw={400}>
              {t(`rules.${rule}`)}
            </Text>
          </Text>
          <ul className={classes.messages}>
            {members.map((option) => {
              const name = names.get(option.productId) ?? '…';
              return (
                <li key={option.productId}>
                  <Group gap={6} wrap="nowrap">
                    <Text size="sm">{name}</Text>
                    {canEdit && (
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        size="sm"
                        aria-label={t('remove', { name })}
                        onClick={() => save.mutate(options.filter((each) => each !== option))}
                      >
                        <IconTrash size={14} />
                      </ActionIcon>
                    )}
                  </Group>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
      {canEdit &&
        (isAdding ? (
          <NewOption
            ownId={record.id}
            group={options.at(-1)?.group ?? ''}
            isSaving={save.isPending}
            onAdd={(option) => save.mutate([...options, option])}
            onCancel={() => setAdding(false)}
          />
        ) : (
          <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        ))}
      <Group gap="md">
        {readsBooks && (
          <TextLink size="sm" to="/price-books">
            {t('priceBooks')}
          </TextLink>
        )}
        {readsPrices && (
          <TextLink size="sm" to="/prices">
            {t('prices')}
          </TextLink>
        )}
      </Group>
    </Paper>
  );
}
