import { Badge, Button, Group } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useNow, useTimeZone, useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import { toWallClock } from '@/shared/lib/zoned-time';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { RecordLink } from '@/shared/ui/record-link';
import { actsOf, isLate, type PromiseItem } from './promise-model';
import classes from './promises.module.css';
import { useSettle } from './use-settle';

/** One promise with the words that say so; a key decides while it has the focus. */
export function PromiseEntry({ promise }: { promise: PromiseItem }) {
  const t = useTranslations('promises');
  const format = useValueFormatter();
  const settle = useSettle();
  const canEdit = useCan('promises.edit');
  const today = toWallClock(useNow().toISOString(), useTimeZone() ?? 'UTC').slice(0, 10);
  const acts = canEdit ? actsOf[promise.state] : [];
  const late = isLate(promise, today);
  const handleKey = (event: KeyboardEvent) => {
    const act = event.ctrlKey || event.metaKey ? undefined : acts.find(([key]) => key === event.key.toLowerCase());
    if (!act) return;
    // The same key means something else on the rest of the page.
    event.preventDefault();
    void settle(promise, act[1]);
  };
  const details = [
    promise.promisedByName !== null ? t('by', { name: promise.promisedByName }) : undefined,
    promise.amount ? format.money(promise.amount) : undefined,
    promise.due !== null ? t('due', { day: format.date(promise.due) }) : undefined,
  ].filter(Boolean);
  return (
    // The keys are those of the buttons inside; the entry only hears them.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li className={classes.entry} data-state={promise.state} onKeyDown={handleKey}>
      <div className={classes.head}>
        <RecordLink recordType="promise" id={promise.id} className={classes.what}>
          {promise.what}
        </RecordLink>
        <Badge color={promise.state === 'broken' || late ? 'red' : promise.state === 'proposed' ? 'yellow' : 'gray'}>
          {late ? t('late') : t(`states.${promise.state}`)}
        </Badge>
      </div>
      <p className={classes.details}>
        {promise.promisedBy === 'them' ? t('them') : t('us')}
        {details.length > 0 && ` · ${details.join(' · ')}`}
      </p>
      {promise.state === 'proposed' && <Evidence promise={promise} />}
      {acts.length > 0 && (
        <Group gap={6} mt={6}>
          {acts.map(([key, act], index) => (
            <Button
              key={act}
              size="compact-xs"
              variant={index === 0 ? 'light' : 'subtle'}
              color={index === 0 ? 'pine' : 'gray'}
              aria-label={t('actNamed', { act: t(`acts.${act}`), what: promise.what })}
              aria-keyshortcuts={key.toUpperCase()}
              title={`${t(`acts.${act}`)} (${key.toUpperCase()})`}
              onClick={() => void settle(promise, act)}
            >
              {t(`acts.${act}`)}
            </Button>
          ))}
        </Group>
      )}
    </li>
  );
}

/** The words that say so lead to where they stand; said once where they are all there is. */
function Evidence({ promise: { evidence, evidenceActivityId, what } }: { promise: PromiseItem }) {
  const t = useTranslations('promises');
  const words = evidence === null || evidence.trim() === what.trim() ? t('proposed') : evidence;
  return (
    <blockquote className={classes.evidence}>
      {words !== t('proposed') && <span className={classes.details}>{t('proposed')}</span>}
      {evidenceActivityId === null ? (
        words
      ) : (
        <RecordLink recordType="activity" id={evidenceActivityId} className={classes.source}>
          {words}
        </RecordLink>
      )}
    </blockquote>
  );
}
