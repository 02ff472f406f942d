import { Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useLabels } from '@/shared/metadata/use-labels';
import { useMetadata } from '@/shared/metadata/use-metadata';
import { SearchHitLines } from '@/shared/search/search-hit';
import type { SearchHit } from '@/shared/search/search-query';
import { RecordLink } from '@/shared/ui/record-link';
import { TextLink } from '@/shared/ui/text-link';
import classes from './search-page.module.css';

type SearchResultsProps = { q: string; items: readonly SearchHit[]; isFull: boolean };

/** Each type under its name; its list goes on where a search over everything ends. */
export function SearchResults({ q, items, isFull }: SearchResultsProps) {
  const t = useTranslations('search');
  const labels = useLabels();
  const { recordTypes } = useMetadata();
  return (
    <>
      {recordTypes.map((type) => {
        const hits = items.filter((item) => item.recordType === type.name);
        if (hits.length === 0) return null;
        const name = labels.many(type.name);
        return (
          <section key={type.name} aria-labelledby={`found-${type.name}`}>
            <div className={classes.head}>
              <h2 id={`found-${type.name}`} className={classes.heading}>
                {name} <span className={classes.count}>{hits.length}</span>
              </h2>
              <TextLink to={`/${type.resource}` as '/'} search={{ q } as never} size="sm">
                {t('inList', { many: name })}
              </TextLink>
            </div>
            <ul className={classes.hits}>
              {hits.map((hit) => (
                <li key={hit.id}>
                  <RecordLink recordType={hit.recordType} id={hit.id} className={classes.hit}>
                    <SearchHitLines hit={hit} />
                  </RecordLink>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {isFull && (
        <Text c="dimmed" size="sm">
          {t('full')}
        </Text>
      )}
    </>
  );
}
