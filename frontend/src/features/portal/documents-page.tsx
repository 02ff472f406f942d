import { IconFileText } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { apiUrl } from '@/shared/api/client';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { EmptyState } from '@/shared/ui/empty-state';
import { PageHeader } from '@/shared/ui/page-header';
import { QueryList } from '@/shared/ui/query-list';
import { Row } from '@/shared/ui/row-list';
import { portalDocumentsQuery } from './portal-api';

/** What is shared with the own company. */
export function PortalDocumentsPage() {
  const t = useTranslations('portal');
  const format = useValueFormatter();
  const query = useQuery(portalDocumentsQuery);
  return (
    <>
      <PageHeader title={t('documents')} description={t('documentsText')} />
      <QueryList
        query={query}
        items={query.data}
        label={t('documents')}
        empty={
          <EmptyState icon={IconFileText} title={t('noDocumentsTitle')}>
            {t('noDocumentsText')}
          </EmptyState>
        }
        row={(document) => (
          <Row
            key={document.id}
            isLinked
            title={
              <a href={apiUrl(`/portal/documents/${document.id}/content`)} download={document.fileName}>
                {document.title}
              </a>
            }
            detail={document.fileName}
            end={format.dateTime(document.sharedAt)}
          />
        )}
      />
    </>
  );
}
