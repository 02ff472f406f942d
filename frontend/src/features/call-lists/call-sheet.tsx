import { Button, Text, Title } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'use-intl';
import type { CallList } from '@/shared/call-lists/call-list-types';
import { KindIcon } from '@/shared/activities/kind-icon';
import { formattingLocale, useValueFormatter } from '@/shared/metadata/use-format';
import { Moment } from '@/shared/ui/moment';
import { RecordLink } from '@/shared/ui/record-link';
import type { CallCard } from './call-list-api';
import { useOutcomeText } from './outcome-text';
import { ScriptText } from './script-text';
import classes from './call-lists.module.css';

type CallSheetProps = { list: CallList; card: CallCard };

/** Who it is, why now, how to reach them, what to say, and what was said before. */
export function CallSheet({ list, card }: CallSheetProps) {
  const t = useTranslations('callLists.work');
  const place = [card.title, card.company].filter((text) => text != null && text !== '').join(' · ');
  return (
    <section className={classes.sheet} aria-labelledby="callee">
      <Why list={list} card={card} />
      <Title order={1} id="callee" className={classes.callee}>
        <RecordLink recordType={card.recordType} id={card.recordId} className={classes.plainLink}>
          {card.name}
        </RecordLink>
      </Title>
      {place !== '' && <Text size="lg">{place}</Text>}
      <Button
        component="a"
        href={`tel:${card.number}`}
        size="lg"
        mt="md"
        className={classes.number}
        leftSection={<IconPhone size={20} />}
      >
        {card.numberText}
      </Button>
      <Text size="sm" c="dimmed" mt={6}>
        {t('timeThere', { time: useTimeIn(card.timeZone) })}
      </Text>
      {card.script != null && card.script !== '' && (
        <section className={classes.script} aria-label={t('script')}>
          <ScriptText text={card.script} />
        </section>
      )}
      <Touches card={card} />
    </section>
  );
}

function Why({ list, card }: CallSheetProps) {
  const t = useTranslations('callLists.work.why');
  const format = useValueFormatter();
  const outcomeText = useOutcomeText(list);
  const text = {
    callBack: () => t('callBack', { at: card.agreedAt == null ? '' : format.dateTime(card.agreedAt) }),
    tryAgain: () =>
      t('tryAgain', { count: card.tries, outcome: card.lastOutcome == null ? '' : outcomeText(card.lastOutcome) }),
    score: () => t('score', { score: card.score ?? 0 }),
    inTurn: () => t('inTurn'),
  }[card.why]();
  return (
    <Text className={classes.why} data-why={card.why}>
      {text}
    </Text>
  );
}

function Touches({ card }: { card: CallCard }) {
  const t = useTranslations('callLists.work');
  if (card.touches.length === 0) return null;
  return (
    <section aria-labelledby="touches">
      <Title order={2} id="touches" fz={15} mt="lg" mb={6}>
        {t('touches')}
      </Title>
      <ul className={classes.touches}>
        {card.touches.map((touch) => (
          <li key={touch.activityId}>
            <KindIcon kind={touch.kind} />
            <div>
              <RecordLink recordType="activity" id={touch.activityId} className={classes.plainLink}>
                {touch.subject}
              </RecordLink>{' '}
              <Text span size="sm" c="dimmed">
                <Moment value={touch.at} />
                {touch.userName != null && ` · ${touch.userName}`}
              </Text>
              {touch.excerpt != null && <Text size="sm">{touch.excerpt}</Text>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function useTimeIn(timeZone: string): string {
  const locale = formattingLocale(useLocale());
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone }).format(new Date());
}
