import { ActionIcon, Button, Group, Modal, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { useLabels } from '@/shared/metadata/use-labels';
import { useRecordType } from '@/shared/metadata/use-metadata';
import { FilterButton } from '@/shared/ui/filter/filter-button';
import { FilterChips } from '@/shared/ui/filter/filter-chips';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { refreshNeglected, replaceRules, rulesQuery, type NeglectRule } from './neglect-api';
import classes from './neglect.module.css';
import { isWhole, movedUp } from './rules-model';

/** How often each class of customers wants to hear from us: the first rule that fits counts. */
export function RulesDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('promises.neglect.rules');
  const { data: rules } = useQuery(rulesQuery);
  return (
    <Modal opened onClose={onClose} title={t('title')} size="xl" closeButtonProps={{ 'aria-label': t('close') }}>
      {rules ? <RulesForm start={rules} onSaved={onClose} /> : <ListSkeleton rows={3} />}
    </Modal>
  );
}

const mostRules = 20;
const newRule: NeglectRule = { name: '', recordType: 'account', where: null, days: 30, answerHours: 48 };

function RulesForm({ start, onSaved }: { start: readonly NeglectRule[]; onSaved: () => void }) {
  const t = useTranslations('promises.neglect.rules');
  const client = useQueryClient();
  const problemText = useProblemText();
  // Rules have no identity of their own: they are told apart by a number given here.
  const [rules, setRules] = useState(() => start.map((rule, key) => ({ ...rule, key })));
  const [isChecked, setChecked] = useState(false);
  const save = useMutation({
    mutationFn: async () => {
      await replaceRules(rules.map(({ key: _, ...rule }) => ({ ...rule, name: rule.name.trim() })));
      await refreshNeglected();
    },
    onSuccess: () => {
      notifications.show({ message: t('saved'), color: 'pine' });
      void client.invalidateQueries({ queryKey: ['records', 'activities'] });
      void client.invalidateQueries({ queryKey: rulesQuery.queryKey });
      onSaved();
    },
  });
  const change = (key: number, part: Partial<NeglectRule>) =>
    setRules((all) => all.map((rule) => (rule.key === key ? { ...rule, ...part } : rule)));
  const submit = () => {
    setChecked(true);
    if (rules.every(isWhole)) save.mutate();
  };
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t('text')}
      </Text>
      <ol className={classes.rules}>
        {rules.map((rule, index) => (
          <li key={rule.key}>
            <RuleFields rule={rule} isChecked={isChecked} onChange={(part) => change(rule.key, part)}>
              {index > 0 && (
                <ActionIcon
                  aria-label={t('up', { name: rule.name })}
                  onClick={() => setRules((all) => movedUp(all, index))}
                >
                  <IconArrowUp size={16} />
                </ActionIcon>
              )}
              <ActionIcon
                aria-label={t('remove', { name: rule.name })}
                onClick={() => setRules((all) => all.filter(({ key }) => key !== rule.key))}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </RuleFields>
          </li>
        ))}
      </ol>
      {save.isError && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {problemText(save.error)}
        </Text>
      )}
      <Group justify="space-between">
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          disabled={rules.length >= mostRules}
          onClick={() =>
            setRules((all) => [...all, { ...newRule, key: Math.max(-1, ...all.map(({ key }) => key)) + 1 }])
          }
        >
          {t('add')}
        </Button>
        <Button loading={save.isPending} onClick={submit}>
          {t('save')}
        </Button>
      </Group>
    </Stack>
  );
}

type RuleFieldsProps = {
  rule: NeglectRule;
  isChecked: boolean;
  onChange: (part: Partial<NeglectRule>) => void;
  /** What can be done with the whole rule. */
  children: ReactNode;
};

function RuleFields({ rule, isChecked, onChange, children }: RuleFieldsProps) {
  const t = useTranslations('promises.neglect.rules');
  const labels = useLabels();
  const type = useRecordType(rule.recordType);
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [isFiltering, setFiltering] = useState(false);
  const where = rule.where ?? undefined;
  const wholeNumber = { min: 1, max: 1000, allowDecimal: false, clampBehavior: 'strict' as const };
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
        <Select
          label={t('of')}
          allowDeselect={false}
          data={(['account', 'contact'] as const).map((value) => ({ value, label: labels.many(value) }))}
          value={rule.recordType}
          onChange={(recordType) => recordType !== null && onChange({ recordType, where: null })}
        />
        <NumberInput
          label={t('days')}
          {...wholeNumber}
          value={rule.days}
          error={isChecked && rule.days < 1 ? t('numberMissing') : undefined}
          onChange={(days) => onChange({ days: Number(days) })}
        />
        <NumberInput
          label={t('answerHours')}
          placeholder={t('notWatched')}
          {...wholeNumber}
          value={rule.answerHours ?? ''}
          onChange={(hours) => onChange({ answerHours: hours === '' ? null : Number(hours) })}
        />
      </div>
      <Group gap="xs" mt={6}>
        <FilterButton
          type={type}
          where={where}
          onChange={(next) => onChange({ where: next ?? null })}
          opened={isFiltering}
          onOpenedChange={setFiltering}
          isPhone={isPhone}
        />
        {where ? (
          <FilterChips
            type={type}
            where={where}
            onChange={(next) => onChange({ where: next ?? null })}
            onOpen={() => setFiltering(true)}
          />
        ) : (
          <Text size="sm" c="dimmed">
            {t('forAll')}
          </Text>
        )}
        <Group gap={4} ms="auto">
          {children}
        </Group>
      </Group>
    </>
  );
}
