import { Button, Group, Skeleton, Stack } from '@mantine/core';
import { IconAffiliate } from '@tabler/icons-react';
import { lazy, Suspense, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import type { CrmRecord, RecordTypeInfo } from '@/shared/api/types';
import type { PartyType } from '@/shared/relations/relation-types';
import { EmploymentSection } from './employment-section';

import { RelationMessages } from '@/shared/relations/relation-messages';
import { FollowButton } from './follow-button';
import { RelationSection } from './relation-section';

const GraphPanel = lazy(async () => ({ default: (await import('./graph-panel')).GraphPanel }));
const TreePanel = lazy(async () => ({ default: (await import('./tree-panel')).TreePanel }));
const ReferralPanel = lazy(async () => ({ default: (await import('./referral-panel')).ReferralPanel }));

export type RelationsPanelProps = { type: RecordTypeInfo; record: CrmRecord };

/** Where somebody works, what they are to others, and all of it as a picture. */
export function RelationsPanel(props: RelationsPanelProps) {
  return useCan('relations.read') ? (
    <RelationMessages fallback={<Skeleton h={96} />}>
      <Panel {...props} />
    </RelationMessages>
  ) : null;
}

function Panel({ type, record }: RelationsPanelProps) {
  const t = useTranslations('relations');
  const [isDrawn, setDrawn] = useState(false);
  const graphId = useId();
  const party = { type: type.name as PartyType, id: record.id };
  const mayEdit = record.can?.edit === true && record.deletedAt == null;
  const hasReferrals = Array.isArray(record.relations) && record.relations.some((code) => code === 'recommended');
  return (
    <Stack gap="lg" mb="lg">
      {party.type === 'contact' && <EmploymentSection contact={record} mayEdit={mayEdit} />}
      <RelationSection party={party} resource={type.resource} mayEdit={mayEdit} />
      <div>
        <Group gap="xs">
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconAffiliate size={16} />}
            aria-expanded={isDrawn}
            aria-controls={graphId}
            onClick={() => setDrawn(!isDrawn)}
          >
            {t(isDrawn ? 'hideGraph' : 'showGraph')}
          </Button>
          {record.deletedAt == null && <FollowButton resource={type.resource} id={record.id} />}
        </Group>
        <div id={graphId}>
          {isDrawn && (
            <Suspense fallback={<Skeleton h={320} mt="sm" />}>
              <GraphPanel resource={type.resource} id={record.id} />
            </Suspense>
          )}
        </div>
      </div>
      {party.type === 'account' && (
        <Suspense fallback={null}>
          <TreePanel id={record.id} />
        </Suspense>
      )}
      {hasReferrals && (
        <Suspense fallback={null}>
          <ReferralPanel resource={type.resource} id={record.id} />
        </Suspense>
      )}
    </Stack>
  );
}
