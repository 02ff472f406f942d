import { Paper, Text } from '@mantine/core';
import { Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { NormalisationMessages } from '@/shared/i18n/normalisation-messages';
import type { RawValue } from './raw-values';
import classes from './records.module.css';

const keptRule = 'kept';

/** What a file said of the record that none of its fields can hold: nothing that came in is lost. */
export function KeptTexts({ values }: { values: readonly RawValue[] }) {
  const kept = values.filter(({ rules }) => rules.includes(keptRule));
  if (kept.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <NormalisationMessages>
        <Kept values={kept} />
      </NormalisationMessages>
    </Suspense>
  );
}

function Kept({ values }: { values: readonly RawValue[] }) {
  const t = useTranslations('normalisation.kept');
  return (
    <Paper component="section" className={classes.section} aria-label={t('title')}>
      <h2 className={classes.sectionTitle}>{t('title')}</h2>
      <Text size="sm" c="dimmed" px={10} pb={6}>
        {t('text')}
      </Text>
      <dl className={classes.fields}>
        {values.map(({ field, raw, at }) => (
          <div key={`${field} ${raw} ${at ?? ''}`} className={classes.field}>
            <dt className={classes.fieldLabel}>{field}</dt>
            <dd className={classes.fieldBody}>
              <div className={classes.value}>{raw}</div>
            </dd>
          </div>
        ))}
      </dl>
    </Paper>
  );
}
