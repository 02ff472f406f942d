import { Badge, Button, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { KindIcon } from '@/shared/activities/kind-icon';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { useMetadata } from '@/shared/metadata/use-metadata';
import { PromiseMessages } from '@/shared/promises/promise-messages';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { RecordLink } from '@/shared/ui/record-link';
import { briefQuery, sections, type BriefLine, type Section } from './brief-api';
import classes from './brief.module.css';
import { useLineText } from './use-line-text';

export function BriefPage({ recordType }: { recordType: 'contact' | 'account' }) {
  return (
    <PromiseMessages fallback={<ListSkeleton rows={8} />}>
      <BriefOf recordType={recordType} />
    </PromiseMessages>
  );
}

/** One page of facts about a customer for whoever takes over, each line with its source. */
function BriefOf({ recordType }: { recordType: 'contact' | 'account' }) {
  const t = useTranslations('promises.brief');
  const format = useValueFormatter();
  const { id = '' } = useParams({ strict: false });
  // Lines link to records by their types.
  useMetadata();
  const { data: brief, error, refetch } = useQuery(briefQuery(`${recordType}s`, id));
  if (error && !brief) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!brief) return <ListSkeleton rows={8} />;
  return (
    <article className={classes.brief}>
      <div className={classes.screenOnly}>
        <RecordLink recordType={recordType} id={id} className={classes.back}>
          {t('back', { name: brief.name })}
        </RecordLink>
      </div>
      <PageHeader
        title={t('title', { name: brief.name })}
        description={t('description', { when: format.dateTime(brief.generatedAt) })}
        actions={
          <div className={classes.screenOnly}>
            <Button leftSection={<IconPrinter size={17} />} onClick={() => window.print()}>
              {t('print')}
            </Button>
          </div>
        }
      />
      <div className={classes.sections}>
        {sections.map((section) => (
          <BriefSection key={section} section={section} lines={brief[section]} />
        ))}
      </div>
    </article>
  );
}

function BriefSection({ section, lines }: { section: Section; lines: readonly BriefLine[] }) {
  const t = useTranslations('promises.brief');
  return (
    <section
      className={classes.section}
      aria-label={t(`sections.${section}`)}
      data-risky={(section === 'risks' && lines.length > 0) || undefined}
    >
      <h2 className={classes.title}>{t(`sections.${section}`)}</h2>
      {lines.length === 0 ? (
        <Text c="dimmed" size="sm">
          {t(`none.${section}`)}
        </Text>
      ) : (
        <ul className={classes.lines}>
          {lines.map((line, index) => (
            // One record may stand for several facts.
            <Line key={`${line.code} ${line.source.id} ${index}`} line={line} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Line({ line }: { line: BriefLine }) {
  const { text, flag, details, excerpt } = useLineText()(line);
  return (
    <li className={classes.line}>
      {line.source.type === 'activity' && line.code !== 'colleague' && (
        <KindIcon kind={line.code === 'message' ? 'email' : line.code} size={14} />
      )}
      <div>
        {flag !== undefined && (
          <Badge color={line.code === 'unanswered' ? 'yellow' : 'red'} mr={6} size="sm">
            {flag}
          </Badge>
        )}
        <RecordLink recordType={line.source.type} id={line.source.id} className={classes.source}>
          {text || '…'}
        </RecordLink>
        {details.length > 0 && <span className={classes.details}> · {details.join(' · ')}</span>}
        {excerpt !== undefined && <p className={classes.excerpt}>{excerpt}</p>}
      </div>
    </li>
  );
}
