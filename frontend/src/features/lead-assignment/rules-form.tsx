import { ActionIcon, Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowUp, IconPlus, IconTrash, IconUsersGroup } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { EmptyState } from '@/shared/ui/empty-state';
import { assignmentRulesQuery, replaceAssignmentRules, type AssignmentRule } from './assignment-api';
import classes from './assignment.module.css';
import { RuleFields } from './rule-fields';
import { isWhole, movedUp } from './rules-model';

const mostRules = 50;
const newRule: AssignmentRule = { name: '', where: null, strategy: 'leastLoad', members: [] };

export function RulesForm({ start }: { start: readonly AssignmentRule[] }) {
  const t = useTranslations('leadAssignment');
  const client = useQueryClient();
  const problemText = useProblemText();
  // Rules have no identity of their own: they are told apart by a number given here.
  const [rules, setRules] = useState(() => start.map((rule, key) => ({ ...rule, key })));
  const [isChecked, setChecked] = useState(false);
  const [isChanged, setChanged] = useState(false);
  const save = useMutation({
    mutationFn: () => replaceAssignmentRules(rules.map(({ key: _, ...rule }) => ({ ...rule, name: rule.name.trim() }))),
    onSuccess: () => {
      notifications.show({ message: t('saved'), color: 'pine' });
      setChanged(false);
      void client.invalidateQueries({ queryKey: assignmentRulesQuery.queryKey });
    },
  });
  const update = (next: typeof rules) => {
    setRules(next);
    setChanged(true);
  };
  const submit = () => {
    setChecked(true);
    if (rules.every(isWhole)) save.mutate();
  };
  const add = (
    <Button
      variant={rules.length === 0 ? 'filled' : 'default'}
      leftSection={<IconPlus size={16} />}
      disabled={rules.length >= mostRules}
      onClick={() => update([...rules, { ...newRule, key: Math.max(-1, ...rules.map(({ key }) => key)) + 1 }])}
    >
      {t('add')}
    </Button>
  );
  if (rules.length === 0 && !isChanged) {
    return (
      <EmptyState icon={IconUsersGroup} title={t('emptyTitle')} actions={add}>
        {t('emptyText')}
      </EmptyState>
    );
  }
  return (
    <>
      <ol className={classes.rules}>
        {rules.map((rule, index) => (
          <li key={rule.key}>
            <RuleFields
              rule={rule}
              isChecked={isChecked}
              onChange={(part) => update(rules.map((each) => (each.key === rule.key ? { ...each, ...part } : each)))}
            >
              {index > 0 && (
                <ActionIcon aria-label={t('up', { name: rule.name })} onClick={() => update(movedUp(rules, index))}>
                  <IconArrowUp size={16} />
                </ActionIcon>
              )}
              <ActionIcon
                aria-label={t('remove', { name: rule.name })}
                onClick={() => update(rules.filter(({ key }) => key !== rule.key))}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </RuleFields>
          </li>
        ))}
      </ol>
      {save.isError && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert" mb="sm">
          {problemText(save.error)}
        </Text>
      )}
      <Group justify="space-between">
        {add}
        <Button disabled={!isChanged} loading={save.isPending} onClick={submit}>
          {t('save')}
        </Button>
      </Group>
    </>
  );
}
