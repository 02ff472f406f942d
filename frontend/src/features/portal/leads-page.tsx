import { SegmentedControl } from '@mantine/core';
import { IconTargetArrow } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { EmptyState } from '@/shared/ui/empty-state';
import { PageHeader } from '@/shared/ui/page-header';
import { QueryList } from '@/shared/ui/query-list';
import { Row } from '@/shared/ui/row-list';
import { portalLeadsQuery, type PortalLead, type PortalState } from './portal-api';

/** What waits for an answer, and what was taken. */
export function PortalLeadsPage() {
  const t = useTranslations('portal');
  const [state, setState] = useState<PortalState>('offered');
  const query = useInfiniteQuery(portalLeadsQuery(state));
  return (
    <>
      <PageHeader title={t('leads')} description={t('description')} />
      <SegmentedControl
        mb="sm"
        aria-label={t('show')}
        value={state}
        onChange={setState}
        data={[
          { value: 'offered', label: t('offered') },
          { value: 'accepted', label: t('accepted') },
        ]}
      />
      <QueryList
        query={query}
        items={query.data?.pages.flatMap((page) => page.items)}
        label={t(state)}
        more={t('more')}
        empty={
          <EmptyState icon={IconTargetArrow} title={t('emptyTitle')}>
            {t('emptyText')}
          </EmptyState>
        }
        row={(lead) => <LeadRow key={lead.id} lead={lead} />}
      />
    </>
  );
}

function LeadRow({ lead }: { lead: PortalLead }) {
  const t = useTranslations('portal');
  const format = useValueFormatter();
  const details = [lead.interest ?? lead.product, lead.city, lead.country];
  return (
    <Row
      isLinked
      title={
        <Link to="/portal/leads/$id" params={{ id: lead.id }}>
          {lead.companyName ?? lead.name ?? lead.reference ?? '…'}
        </Link>
      }
      detail={details.filter((text) => text != null && text !== '').join(' · ') || undefined}
      end={lead.state === 'offered' ? t('answerBy', { at: format.dateTime(lead.dueAt) }) : undefined}
    />
  );
}
