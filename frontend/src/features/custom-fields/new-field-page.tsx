import { useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { CustomFieldKind } from '@/shared/api/types';
import { useLabels } from '@/shared/metadata/use-labels';
import { useMetadata } from '@/shared/metadata/use-metadata';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { BackToFields } from './back-to-fields';
import { CustomFieldMessages } from './custom-field-messages';
import { KindPicker } from './kind-picker';

const FieldForm = lazy(async () => ({ default: (await import('./field-form')).FieldForm }));

export function NewFieldPage() {
  return (
    <CustomFieldMessages>
      <NewField />
    </CustomFieldMessages>
  );
}

/** First what kind of thing is to be kept, then how it is called: the kind never changes after. */
function NewField() {
  const t = useTranslations('customFields');
  const labels = useLabels();
  const { recordTypes } = useMetadata();
  const { type: wanted } = useSearch({ strict: false });
  const [kind, setKind] = useState<CustomFieldKind>();
  const type = recordTypes.find(({ name }) => name === wanted) ?? recordTypes[0];
  if (!type) return null;
  return (
    <>
      <BackToFields type={type.name} />
      <PageHeader
        title={t('newTitle', { many: labels.many(type.name) })}
        description={kind === undefined ? t('chooseKind') : t(`kinds.${kind}.text`)}
      />
      {kind === undefined ? (
        <KindPicker onPick={setKind} />
      ) : (
        <Suspense fallback={<ListSkeleton rows={6} />}>
          <FieldForm key={kind} type={type} kind={kind} field={null} onOtherKind={() => setKind(undefined)} />
        </Suspense>
      )}
    </>
  );
}
