import { Button, Group, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLookup } from '@/shared/metadata/lookup';
import { optionRules, type OptionRule, type ProductOption } from './product-option-model';
import classes from './quote.module.css';

type NewOptionProps = {
  ownId: string;
  group: string;
  isSaving: boolean;
  onAdd: (option: ProductOption) => void;
  onCancel: () => void;
};

/** Adds one product to a group of options. */
export function NewOption({ ownId, group: last, isSaving, onAdd, onCancel }: NewOptionProps) {
  const t = useTranslations('quotes.productOptions');
  const tApp = useTranslations('app');
  const [group, setGroup] = useState(last);
  const [rule, setRule] = useState<OptionRule>('exactlyOne');
  const [typed, setTyped] = useState('');
  const [productId, setProductId] = useState<string | null>(null);
  const { data: found = [] } = useLookup('product', typed.trim(), true);
  return (
    <form
      className={classes.answer}
      onSubmit={(event) => {
        event.preventDefault();
        if (productId !== null && group.trim() !== '') onAdd({ group: group.trim(), rule, productId });
      }}
    >
      <TextInput
        label={t('group')}
        required
        maxLength={60}
        value={group}
        data-autofocus
        onChange={(event) => setGroup(event.currentTarget.value)}
      />
      <Select
        label={t('rule')}
        allowDeselect={false}
        data={optionRules.map((value) => ({ value, label: t(`rules.${value}`) }))}
        value={rule}
        onChange={(value) => value !== null && setRule(value)}
      />
      <Select
        label={t('product')}
        required
        searchable
        data={found.filter(({ id }) => id !== ownId).map(({ id, label }) => ({ value: id, label }))}
        searchValue={typed}
        onSearchChange={setTyped}
        value={productId}
        onChange={setProductId}
      />
      <Group gap="xs">
        <Button type="submit" disabled={productId === null || group.trim() === ''} loading={isSaving}>
          {t('save')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {tApp('cancel')}
        </Button>
      </Group>
    </form>
  );
}
