import { Checkbox, Group, Select, Text, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useRecordType } from '@/shared/metadata/use-metadata';
import { FilterButton } from '@/shared/ui/filter/filter-button';
import { FilterChips } from '@/shared/ui/filter/filter-chips';
import { UsersPicker } from '@/shared/ui/users-picker';
import type { AssignmentRule } from './assignment-api';
import classes from './assignment.module.css';
import { MemberFields } from './member-fields';
import { withMembers } from './rules-model';

type RuleFieldsProps = {
  rule: AssignmentRule;
  isChecked: boolean;
  onChange: (part: Partial<AssignmentRule>) => void;
  /** What can be done with the whole rule. */
  children: ReactNode;
};

export function RuleFields({ rule, isChecked, onChange, children }: RuleFieldsProps) {
  const t = useTranslations('leadAssignment');
  const type = useRecordType('lead');
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [isFiltering, setFiltering] = useState(false);
  const where = rule.where ?? undefined;
  const filter = { type, where, onChange: (next: typeof where) => onChange({ where: next ?? null }) };
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
          label={t('strategy')}
          allowDeselect={false}
          data={(['leastLoad', 'roundRobin', 'partner'] as const).map((value) => ({
            value,
            label: t(`strategies.${value}`),
          }))}
          value={rule.strategy}
          onChange={(strategy) =>
            strategy !== null && onChange(strategy === 'partner' ? { strategy, members: [] } : { strategy })
          }
        />
      </div>
      <Group gap="xs" my={8}>
        <FilterButton {...filter} opened={isFiltering} onOpenedChange={setFiltering} isPhone={isPhone} />
        {where ? (
          <FilterChips {...filter} where={where} onOpen={() => setFiltering(true)} />
        ) : (
          <Text size="sm" c="dimmed">
            {t('forAll')}
          </Text>
        )}
        <Group gap={4} ms="auto">
          {children}
        </Group>
      </Group>
      {rule.strategy !== 'partner' && (
        <>
          <UsersPicker
            label={t('people')}
            nobodyFound={t('nobodyFound')}
            users={rule.members.map(({ userId }) => userId)}
            most={100}
            onChange={(users) => onChange({ members: withMembers(rule.members, users) })}
          />
          {isChecked && rule.members.length === 0 && (
            <Text size="sm" c="var(--mantine-color-error)" role="alert">
              {t('peopleMissing')}
            </Text>
          )}
          <MemberFields members={rule.members} onChange={(members) => onChange({ members })} />
        </>
      )}
      {rule.strategy !== 'partner' && (
        <Checkbox
          mt="sm"
          label={t('onlyAtWork')}
          description={t('onlyAtWorkHint')}
          checked={rule.onlyAtWork === true}
          onChange={(event) => onChange({ onlyAtWork: event.currentTarget.checked })}
        />
      )}
    </>
  );
}
