import { Text } from '@mantine/core';
import { IconArrowDownRight, IconArrowUpRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { CrmRecord, RecordTypeInfo } from '@/shared/api/types';
import { ScoringMessages } from '@/shared/leads/scoring-messages';
import { fieldOf } from '@/shared/metadata/record-type';
import { fieldValue } from '@/shared/metadata/field-value';
import { useFormatField } from '@/shared/metadata/use-format';
import { useLabels } from '@/shared/metadata/use-labels';
import { scoreQuery } from './lead-api';
import { strengthOf, type ScoreReason } from './lead-model';
import classes from './score-panel.module.css';
import { ServicePanel } from './service-panel';
import { VisitPanel } from './visit-panel';

type ScorePanelProps = { type: RecordTypeInfo; record: CrmRecord };

/** Who waits for an answer, what a lead promises and why, in words, and what it looked at; absent where nothing is said of leads. */
export function ScorePanel(props: ScorePanelProps) {
  return (
    <>
      <ServicePanel {...props} />
      <ScoringMessages fallback={null}>
        <Panel {...props} />
      </ScoringMessages>
      <VisitPanel leadId={props.record.id} />
    </>
  );
}

function Panel({ type, record }: ScorePanelProps) {
  const t = useTranslations('leadScoring.reasons');
  const { data } = useQuery(scoreQuery(record.id, record.version));
  if (typeof data?.score !== 'number') return null;
  return (
    <section className={classes.panel} aria-labelledby="score">
      <div className={classes.head}>
        <h2 id="score" className={classes.title}>
          {t('title')}
        </h2>
        <span className={classes.score}>{t('of', { score: data.score })}</span>
      </div>
      <div className={classes.track} aria-hidden>
        <span style={{ inlineSize: `${data.score}%` }} />
      </div>
      {data.chance !== null && (
        <Text size="sm" c="dimmed">
          {t('chance', { chance: data.chance })}
        </Text>
      )}
      <ul className={classes.reasons}>
        {data.rules.map(({ name, points }, index) => (
          <li key={`${index} ${name}`}>
            <Direction isUp={points > 0} />
            <span>{name}</span>
            <span className={classes.strength}>{t('points', { points })}</span>
          </li>
        ))}
        {data.reasons.map((reason) => (
          <Reason key={reason.field} type={type} record={record} reason={reason} />
        ))}
      </ul>
    </section>
  );
}

type ReasonProps = ScorePanelProps & { reason: ScoreReason };

function Reason({ type, record, reason }: ReasonProps) {
  const t = useTranslations('leadScoring.reasons');
  const labels = useLabels();
  const formatField = useFormatField();
  const field = fieldOf(type, reason.field);
  const isUp = reason.effect > 0;
  const name = labels.field('lead', reason.field);
  const told = field && reason.value !== 'given' && fieldValue(record, field) ? formatField('lead', field, record) : '';
  return (
    <li>
      <Direction isUp={isUp} />
      <span>
        {reason.value === null
          ? t('missing', { field: name })
          : told === '' || told.length > 60
            ? t('given', { field: name })
            : t(reason.isRare ? 'rare' : 'value', { field: name, value: told })}
      </span>
      <span className={classes.strength}>{t(`${isUp ? 'up' : 'down'}.${strengthOf(reason.effect)}`)}</span>
    </li>
  );
}

function Direction({ isUp }: { isUp: boolean }) {
  return isUp ? (
    <IconArrowUpRight size={16} className={classes.up} aria-hidden />
  ) : (
    <IconArrowDownRight size={16} className={classes.down} aria-hidden />
  );
}
