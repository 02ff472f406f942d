import { Anchor, Button, Group, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { request } from '@/shared/api/client';
import type { RecordTypeInfo } from '@/shared/api/types';
import { nested } from '@/shared/metadata/field-value';
import { RecordAvatar } from '@/shared/ui/record-avatar';
import { recordPath } from '@/shared/ui/record-link';
import { Row, RowList } from '@/shared/ui/row-list';
import { RelationMessages } from '@/shared/relations/relation-messages';
import classes from './duplicates.module.css';

type Reason = 'emails' | 'phones' | 'domains' | 'name' | 'similarName';
type Duplicate = { id: string; label: string; detail: string | null; reasons: Reason[] };

type DuplicateHintsProps = {
  type: RecordTypeInfo;
  /** What has been typed so far, as it would be sent. */
  body: Record<string, unknown>;
  onUse: (id: string) => void;
};

const pause = 350;

/** Who may be the same as what is being typed, with what agrees; nothing where nobody is. */
export function DuplicateHints(props: DuplicateHintsProps) {
  return (
    <Suspense fallback={null}>
      <RelationMessages>
        <Hints {...props} />
      </RelationMessages>
    </Suspense>
  );
}

function Hints({ type, body, onUse }: DuplicateHintsProps) {
  const t = useTranslations('relations.duplicates');
  const [asked] = useDebouncedValue(JSON.stringify(nested(body)), pause);
  const { data: found = [] } = useQuery({
    queryKey: ['records', 'duplicates', type.resource, asked],
    queryFn: async ({ signal }) =>
      (
        await request<{ items: Duplicate[] }>('POST', `/${type.resource}/duplicates`, {
          body: JSON.parse(asked) as unknown,
          signal,
        })
      ).data.items,
    enabled: asked !== '{}',
    placeholderData: keepPreviousData,
    // Half a number or address is refused; the next letter asks again.
    retry: false,
  });
  const shown = asked === '{}' ? [] : found;
  return (
    <div role="status" className={classes.place} data-empty={shown.length === 0 || undefined}>
      {shown.length > 0 && (
        <>
          <Text size="sm" fw={600} mb={4}>
            {t('title', { count: shown.length })}
          </Text>
          <RowList label={t('title', { count: shown.length })}>
            {shown.map(({ id, label, detail, reasons }) => (
              <Row
                key={id}
                start={
                  <RecordAvatar id={id} label={label} size={30} shape={type.name === 'account' ? 'square' : 'circle'} />
                }
                title={label}
                detail={[reasons.map((reason) => t(`reasons.${reason}`)).join(', '), detail]
                  .filter(Boolean)
                  .join(' · ')}
                end={
                  <Group gap={8} wrap="nowrap">
                    <Anchor
                      href={recordPath(type.resource, id)}
                      target="_blank"
                      size="sm"
                      aria-label={t('openNamed', { name: label })}
                    >
                      {t('open')}
                    </Anchor>
                    <Button
                      size="compact-sm"
                      variant="light"
                      aria-label={t('useNamed', { name: label })}
                      onClick={() => onUse(id)}
                    >
                      {t('use')}
                    </Button>
                  </Group>
                }
              />
            ))}
          </RowList>
        </>
      )}
    </div>
  );
}
