import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { request } from '@/shared/api/client';
import { InquiryMessages } from '@/shared/leads/inquiry-messages';
import { useValueFormatter } from '@/shared/metadata/use-format';
import classes from './score-panel.module.css';

type Visits = {
  views: number;
  firstAt?: string | null;
  lastAt?: string | null;
  interest: { product: string; views: number }[];
  recent: { at: string; path: string; title?: string | null }[];
};

const shownPages = 5;

/** What somebody looked at who agreed to be recognised; absent where that is nothing. */
export function VisitPanel({ leadId }: { leadId: string }) {
  return (
    <InquiryMessages fallback={null}>
      <Panel leadId={leadId} />
    </InquiryMessages>
  );
}

function Panel({ leadId }: { leadId: string }) {
  const t = useTranslations('inquiries.visits');
  const format = useValueFormatter();
  const { data } = useQuery({
    queryKey: ['web-visits', leadId],
    queryFn: async ({ signal }) =>
      (await request<Visits>('GET', '/web-visits', { query: { recordType: 'lead', recordId: leadId }, signal })).data,
  });
  if (!data?.lastAt) return null;
  return (
    <section className={classes.panel} aria-labelledby="visits">
      <div className={classes.head}>
        <h2 id="visits" className={classes.title}>
          {t('title')}
        </h2>
        <span>{t('views', { count: data.views })}</span>
      </div>
      <Text size="sm" c="dimmed">
        {t('last', { at: format.dateTime(data.lastAt) })}
      </Text>
      <ul className={classes.reasons}>
        {data.interest.map(({ product, views }) => (
          <li key={product}>
            <span>{product}</span>
            <span className={classes.strength}>{t('views', { count: views })}</span>
          </li>
        ))}
        {data.interest.length === 0 &&
          data.recent.slice(0, shownPages).map(({ at, path, title }) => (
            <li key={`${at} ${path}`}>
              <span>{title ?? path}</span>
              <span className={classes.strength}>{format.dateTime(at)}</span>
            </li>
          ))}
      </ul>
    </section>
  );
}
