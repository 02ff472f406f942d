import { Button, Group, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { RuleFields } from './rule-fields';
import { replaceScoreRules, scoreRulesQuery, type ScoreRule } from './scoring-api';
import { isWhole } from './scoring-model';
import classes from './scoring.module.css';

/** Points that somebody has laid down; they add to what was learned. */
export function RulesSection() {
  const t = useTranslations('leadScoring.rules');
  const { data: rules, error, refetch } = useQuery(scoreRulesQuery);
  return (
    <section className={classes.card} aria-labelledby="points">
      <Title order={2} id="points" fz={17}>
        {t('title')}
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        {t('text')}
      </Text>
      {error ? (
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      ) : rules ? (
        <RulesForm start={rules} />
      ) : (
        <ListSkeleton rows={3} />
      )}
    </section>
  );
}

const mostRules = 50;
const newRule: ScoreRule = { name: '', where: null, points: 10 };

function RulesForm({ start }: { start: readonly ScoreRule[] }) {
  const t = useTranslations('leadScoring.rules');
  const client = useQueryClient();
  const problemText = useProblemText();
  // Rules have no identity of their own: they are told apart by a number given here.
  const [rules, setRules] = useState(() => start.map((rule, key) => ({ ...rule, key })));
  const [isChecked, setChecked] = useState(false);
  const [isChanged, setChanged] = useState(false);
  const save = useMutation({
    mutationFn: () => replaceScoreRules(rules.map(({ key: _, ...rule }) => ({ ...rule, name: rule.name.trim() }))),
    onSuccess: () => {
      notifications.show({ message: t('saved'), color: 'pine' });
      setChanged(false);
      void client.invalidateQueries({ queryKey: scoreRulesQuery.queryKey });
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
  return (
    <>
      <ul className={classes.rules}>
        {rules.map((rule) => (
          <li key={rule.key}>
            <RuleFields
              rule={rule}
              isChecked={isChecked}
              onChange={(part) => update(rules.map((each) => (each.key === rule.key ? { ...each, ...part } : each)))}
              onRemove={() => update(rules.filter(({ key }) => key !== rule.key))}
            />
          </li>
        ))}
      </ul>
      {save.isError && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert" mb="sm">
          {problemText(save.error)}
        </Text>
      )}
      <Group justify="space-between">
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          disabled={rules.length >= mostRules}
          onClick={() => update([...rules, { ...newRule, key: Math.max(-1, ...rules.map(({ key }) => key)) + 1 }])}
        >
          {t('add')}
        </Button>
        {(isChanged || rules.length > 0) && (
          <Button disabled={!isChanged} loading={save.isPending} onClick={submit}>
            {t('save')}
          </Button>
        )}
      </Group>
    </>
  );
}
