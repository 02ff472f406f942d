import { Stack } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { PageHeader } from '@/shared/ui/page-header';
import { ErasureList } from './erasure-list';
import { FindPerson } from './find-person';
import { PrivacyMessages } from './privacy-messages';
import type { Erasure, FoundPerson } from './queries';

const EraseDialog = lazy(async () => ({ default: (await import('./erase-dialog')).EraseDialog }));
const ErasureDrawer = lazy(async () => ({ default: (await import('./erasure-drawer')).ErasureDrawer }));

export function PrivacyPage() {
  return (
    <PrivacyMessages>
      <Privacy />
    </PrivacyMessages>
  );
}

function Privacy() {
  const t = useTranslations('privacy');
  const [person, setPerson] = useState<FoundPerson>();
  const [erasure, setErasure] = useState<Erasure>();
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <Stack gap={36}>
        <FindPerson onErase={setPerson} />
        <ErasureList onShow={setErasure} />
      </Stack>
      <Suspense>
        {person && (
          <EraseDialog
            person={person}
            onClose={() => setPerson(undefined)}
            onAsked={(asked) => {
              setPerson(undefined);
              setErasure(asked);
            }}
          />
        )}
        {erasure && <ErasureDrawer erasure={erasure} onChange={setErasure} onClose={() => setErasure(undefined)} />}
      </Suspense>
    </>
  );
}
