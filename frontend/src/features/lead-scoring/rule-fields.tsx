import { ActionIcon, Group, NumberInput, Text, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useRecordType } from '@/shared/metadata/use-metadata';
import { FilterButton } from '@/shared/ui/filter/filter-button';
import { FilterChips } from '@/shared/ui/filter/filter-chips';
import type { ScoreRule } from './scoring-api';
import classes from './scoring.module.css';

type RuleFieldsProps = {
  rule: ScoreRule;
  isChecked: boolean;
  onChange: (part: Partial<ScoreRule>) => void;
  onRemove: () => void;
};

export function RuleFields({ rule, isChecked, onChange, onRemove }: RuleFieldsProps) {
  const t = useTranslations('leadScoring.rules');
  const type = useRecordType('lead');
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [isFiltering, setFiltering] = useState(false);
  const where = rule.where ?? undefined;
  const filter = {
    type,
    where,
    onChange: (next: typeof where) => onChange({ where: next ?? null }),
  };
  return (
    <>
      <div className={classes.rule}>
        <TextInput
          label={t('name')}
          maxLength={100}
          value={rule.name}
          error={isChecked && rule.name.trim() === '' ? t('nameMissing') : undefined}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        <NumberInput
          label={t('points')}
          min={-100}
          max={100}
          allowDecimal={false}
          clampBehavior="strict"
          value={rule.points}
          error={isChecked && rule.points === 0 ? t('pointsMissing') : undefined}
          onChange={(points) => onChange({ points: Number(points) })}
        />
      </div>
      <Group gap="xs" mt={6}>
        <FilterButton {...filter} opened={isFiltering} onOpenedChange={setFiltering} isPhone={isPhone} />
        {where ? (
          <FilterChips {...filter} where={where} onOpen={() => setFiltering(true)} />
        ) : (
          <Text size="sm" c={isChecked ? 'var(--mantine-color-error)' : 'dimmed'}>
            {t('whenMissing')}
          </Text>
        )}
        <ActionIcon ms="auto" aria-label={t('remove', { name: rule.name })} onClick={onRemove}>
          <IconTrash size={16} />
        </ActionIcon>
      </Group>
    </>
  );
}
