import { Text, Title } from '@mantine/core';
import { IconCircleCheck, IconUserQuestion } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useLabels } from '@/shared/metadata/use-labels';
import type { Owned } from './handover-api';
import classes from './handover.module.css';

/** By record type, what is still theirs: the proof that nothing was forgotten. */
export function WhatIsLeft({ owned, name }: { owned: Owned; name: string }) {
  const t = useTranslations('handover');
  const labels = useLabels();
  return (
    <section aria-labelledby="left">
      <Title order={2} id="left" mb={4}>
        {t('orphans')}
      </Title>
      <Text c="dimmed" mb="sm" role="status">
        {owned.total === 0 ? t('nothing', { name }) : t('orphansText')}
      </Text>
      <ul className={classes.left}>
        {owned.items.map(({ recordType, count }) => (
          <li key={recordType} data-none={count === 0 || undefined}>
            {count === 0 ? <IconCircleCheck size={18} aria-hidden /> : <IconUserQuestion size={18} aria-hidden />}
            <span>{labels.many(recordType)}</span>
            <span className={classes.number}>{t('left', { count })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
