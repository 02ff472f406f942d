import { Button, Group, NumberInput, Select, Switch, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { policiesQuery, savePolicy, type ApprovalPolicy, type ApproverChoice } from './approvals-api';
import classes from './approvals.module.css';
import { PickOne } from './pick-one';
import { LimitFields } from './limit-fields';

const choices: readonly ApproverChoice[] = ['manager', 'user', 'role'];

/** The rules for one kind of approvals. */
export function PolicyForm({ start }: { start: ApprovalPolicy }) {
  const t = useTranslations('approvals.settings');
  const client = useQueryClient();
  const problemText = useProblemText();
  const [policy, setPolicy] = useState(start);
  const [isChanged, setChanged] = useState(false);
  const change = (part: Partial<ApprovalPolicy>) => {
    setPolicy({ ...policy, ...part });
    setChanged(true);
  };
  const save = useMutation({
    mutationFn: () => savePolicy(policy),
    onSuccess: async (saved) => {
      setPolicy(saved);
      setChanged(false);
      notifications.show({ message: t('saved'), color: 'pine' });
      await client.invalidateQueries({ queryKey: policiesQuery.queryKey });
    },
  });
  const hasSecond = policy.limits.some(({ level }) => level === 2);
  const approverOf = (which: 'approver' | 'secondApprover') => (
    <div className={classes.pair}>
      <Select
        label={t(which)}
        allowDeselect={false}
        data={choices.map((value) => ({ value, label: t(`choices.${value}`) }))}
        value={policy[which]}
        onChange={(value) => value !== null && change({ [which]: value, [`${which}Id`]: null })}
      />
      {policy[which] !== 'manager' && (
        <PickOne
          recordType={policy[which]}
          label={t(`names.${policy[which]}`)}
          nobodyFound={t('nobody')}
          value={policy[`${which}Id`] ?? null}
          onChange={(id) => change({ [`${which}Id`]: id })}
        />
      )}
    </div>
  );
  return (
    <form
      className={classes.policy}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Title order={2} size="h3">
        {policy.kind === 'quotePrice' ? t('kinds.quotePrice') : policy.kind}
      </Title>
      <Switch
        label={t('active')}
        checked={policy.active}
        onChange={(event) => change({ active: event.currentTarget.checked })}
      />
      {policy.active && (
        <>
          <LimitFields level={1} policy={policy} onChange={(limits) => change({ limits })} />
          {approverOf('approver')}
          <LimitFields level={2} policy={policy} onChange={(limits) => change({ limits })} />
          {hasSecond && approverOf('secondApprover')}
          <div className={classes.pair}>
            <NumberInput
              label={t('deadline')}
              min={0.25}
              max={720}
              decimalScale={2}
              value={policy.deadlineMinutes / 60}
              onChange={(hours) => change({ deadlineMinutes: Math.max(1, Math.round(Number(hours) * 60)) })}
            />
            <NumberInput
              label={t('reminder')}
              min={0}
              max={720}
              decimalScale={2}
              value={policy.reminderMinutes / 60}
              onChange={(hours) => change({ reminderMinutes: Math.max(0, Math.round(Number(hours) * 60)) })}
            />
          </div>
        </>
      )}
      {save.error && (
        <Text c="red" size="sm" role="alert">
          {problemText(save.error)}
        </Text>
      )}
      <Group justify="flex-end">
        <Button type="submit" disabled={!isChanged} loading={save.isPending}>
          {t('save')}
        </Button>
      </Group>
    </form>
  );
}
