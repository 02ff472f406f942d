import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import type { CrmRecord, RecordTypeInfo } from '@/shared/api/types';
import { PromiseMessages } from '@/shared/promises/promise-messages';
import { ContradictionAlert } from './contradiction-alert';
import { contradictionsQuery, promisesQuery } from './promise-api';
import { PromiseEntry } from './promise-entry';
import { inOrder } from './promise-model';
import classes from './promises.module.css';

type PromisePanelProps = { type: RecordTypeInfo; record: CrmRecord };

/** What was promised to a customer, and by them; absent where nothing was. */
export function PromisePanel(props: PromisePanelProps) {
  return useCan('promises.read') ? (
    <PromiseMessages>
      <Panel {...props} />
    </PromiseMessages>
  ) : null;
}

function Panel({ type, record }: PromisePanelProps) {
  const t = useTranslations('promises');
  const field = type.name === 'account' ? 'accountId' : 'contactId';
  const { data: promises = [] } = useQuery(promisesQuery(field, record.id));
  const { data: contradictions = [] } = useQuery({
    ...contradictionsQuery(companyOf(type, record)),
    enabled: promises.some(({ contradicted }) => contradicted === true),
  });
  if (promises.length === 0) return null;
  return (
    <section className={classes.panel} aria-labelledby="promises">
      <h2 id="promises" className={classes.title}>
        {t('title')}
      </h2>
      {contradictions.map((each) => (
        <ContradictionAlert key={each.subject} contradiction={each} />
      ))}
      {/* Safari forgets that a list without bullets is one. */}
      {/* eslint-disable-next-line jsx-a11y/no-redundant-roles */}
      <ul className={classes.list} role="list">
        {inOrder(promises).map((promise) => (
          <PromiseEntry key={promise.id} promise={promise} />
        ))}
      </ul>
    </section>
  );
}

function companyOf(type: RecordTypeInfo, record: CrmRecord): { contactId?: string; accountId?: string } {
  if (type.name === 'account') return { accountId: record.id };
  return typeof record.accountId === 'string' ? { accountId: record.accountId } : { contactId: record.id };
}
