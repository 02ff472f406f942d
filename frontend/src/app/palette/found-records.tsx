import { Spotlight } from '@mantine/spotlight';
import { IconListSearch } from '@tabler/icons-react';
import { useEffect, useEffectEvent } from 'react';
import { useTranslations } from 'use-intl';
import { useLabels } from '@/shared/metadata/use-labels';
import { useMetadata } from '@/shared/metadata/use-metadata';
import { SearchHitLines } from '@/shared/search/search-hit';
import { useSearchAnswer } from '@/shared/search/search-query';
import { recordPath } from '@/shared/ui/record-link';
import { CommandAction } from './command-action';

const limit = 12;
const shownOfType = 5;

type FoundRecordsProps = { q: string; onOpen: (href: string) => void; onFound: () => void };

/** By type, each with what matched; all that there is opens on a page of its own. */
export function FoundRecords({ q, onOpen, onFound }: FoundRecordsProps) {
  const t = useTranslations('search');
  const labels = useLabels();
  const { recordTypes } = useMetadata();
  const { data, isPlaceholderData, isError } = useSearchAnswer(q, limit);
  const report = useEffectEvent(onFound);
  useEffect(() => report(), [data]);
  if (q === '') return null;
  const items = data?.items ?? [];
  const isNothing = items.length === 0 && data !== undefined && !isPlaceholderData;
  return (
    <>
      {data?.corrected === true && items.length > 0 && (
        <Spotlight.Empty py={8} fz="sm">
          {t('corrected', { q, terms: data.terms.join(' ') })}
        </Spotlight.Empty>
      )}
      {recordTypes.map((type) => {
        const ofType = items.filter((item) => item.recordType === type.name).slice(0, shownOfType);
        if (ofType.length === 0) return null;
        return (
          <Spotlight.ActionsGroup key={type.name} label={labels.many(type.name)}>
            {ofType.map((hit) => (
              <Spotlight.Action
                key={hit.id}
                label={hit.label}
                onClick={() => onOpen(recordPath(type.resource, hit.id))}
              >
                <SearchHitLines hit={hit} />
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        );
      })}
      {(isNothing || isError) && (
        <Spotlight.Empty py={12} fz="sm">
          {t(isError ? 'failed' : 'nothing', { q })}
        </Spotlight.Empty>
      )}
      {items.length > 0 && (
        <CommandAction
          label={t('showAll', { q })}
          icon={IconListSearch}
          onRun={() => onOpen(`/search?q=${encodeURIComponent(q)}`)}
        />
      )}
    </>
  );
}
