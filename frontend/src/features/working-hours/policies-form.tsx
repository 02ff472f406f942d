import { ActionIcon, Button, Group, NumberInput, Select, Text, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { useRecordType } from '@/shared/metadata/use-metadata';
import { FilterButton } from '@/shared/ui/filter/filter-button';
import { FilterChips } from '@/shared/ui/filter/filter-chips';
import { policiesQuery, replacePolicies } from './hours-api';
import { clockKinds, type ServicePolicy } from './hours-model';
import classes from './hours.module.css';

const fresh: ServicePolicy = { name: '', recordType: 'lead', kind: 'firstResponse', where: null, targetMinutes: 240 };

/** Within how much working time customers are answered; the first of a kind that fits counts. */
export function PoliciesForm({ start }: { start: readonly ServicePolicy[] }) {
  const t = useTranslations('workingHours');
  const client = useQueryClient();
  const problemText = useProblemText();
  const [all, setAll] = useState(() => start.map((policy, key) => ({ ...policy, key })));
  const [isChecked, setChecked] = useState(false);
  const [isChanged, setChanged] = useState(false);
  const save = useMutation({
    mutationFn: () => replacePolicies(all.map(({ key: _, ...policy }) => ({ ...policy, name: policy.name.trim() }))),
    onSuccess: () => {
      notifications.show({ message: t('policies.saved'), color: 'pine' });
      setChanged(false);
      void client.invalidateQueries({ queryKey: policiesQuery.queryKey });
    },
  });
  const update = (next: typeof all) => {
    setAll(next);
    setChanged(true);
  };
  const submit = () => {
    setChecked(true);
    if (all.every(({ name }) => name.trim() !== '')) save.mutate();
  };
  return (
    <>
      <Text size="sm" c="dimmed" mb="sm">
        {t('policies.hint')}
      </Text>
      <ol className={classes.list}>
        {all.map(({ key, ...policy }, index) => (
          <li key={key}>
            <PolicyFields
              policy={policy}
              isChecked={isChecked}
              onChange={(part) => update(all.map((each) => (each.key === key ? { ...each, ...part } : each)))}
            />
            <Group gap={4} justify="flex-end">
              {index > 0 && (
                <ActionIcon
                  aria-label={t('policies.up', { name: policy.name })}
                  onClick={() => {
                    const others = all.filter((each) => each.key !== key);
                    update(others.toSpliced(index - 1, 0, { ...policy, key }));
                  }}
                >
                  <IconArrowUp size={16} />
                </ActionIcon>
              )}
              <ActionIcon
                aria-label={t('remove', { name: policy.name })}
                onClick={() => update(all.filter((each) => each.key !== key))}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </Group>
          </li>
        ))}
      </ol>
      {save.isError && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert" mb="sm">
          {problemText(save.error)}
        </Text>
      )}
      <Group justify="space-between">
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          disabled={all.length >= 50}
          onClick={() => update([...all, { ...fresh, key: Math.max(-1, ...all.map(({ key }) => key)) + 1 }])}
        >
          {t('policies.add')}
        </Button>
        <Button disabled={!isChanged} loading={save.isPending} onClick={submit}>
          {t('policies.save')}
        </Button>
      </Group>
    </>
  );
}

type PolicyFieldsProps = {
  policy: ServicePolicy;
  isChecked: boolean;
  onChange: (part: Partial<ServicePolicy>) => void;
};

function PolicyFields({ policy, isChecked, onChange }: PolicyFieldsProps) {
  const t = useTranslations('workingHours');
  const type = useRecordType('lead');
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [isFiltering, setFiltering] = useState(false);
  const where = policy.where ?? undefined;
  const filter = { type, where, onChange: (next: typeof where) => onChange({ where: next ?? null }) };
  return (
    <>
      <div className={classes.policy}>
        <TextInput
          label={t('name')}
          maxLength={100}
          value={policy.name}
          error={isChecked && policy.name.trim() === '' ? t('nameMissing') : undefined}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        <Select
          label={t('policies.kind')}
          allowDeselect={false}
          data={clockKinds.map((value) => ({ value, label: t(`policies.kinds.${value}`) }))}
          value={policy.kind}
          onChange={(kind) => kind !== null && onChange({ kind })}
        />
        <NumberInput
          label={t('policies.hours')}
          min={0.1}
          max={8000}
          decimalScale={2}
          value={policy.targetMinutes / 60}
          onChange={(next) => {
            const minutes = Math.round(Number(next) * 60);
            if (minutes > 0) onChange({ targetMinutes: minutes });
          }}
        />
      </div>
      <Group gap="xs" mt={8}>
        <FilterButton {...filter} opened={isFiltering} onOpenedChange={setFiltering} isPhone={isPhone} />
        {where ? (
          <FilterChips {...filter} where={where} onOpen={() => setFiltering(true)} />
        ) : (
          <Text size="sm" c="dimmed">
            {t('policies.all')}
          </Text>
        )}
      </Group>
    </>
  );
}
