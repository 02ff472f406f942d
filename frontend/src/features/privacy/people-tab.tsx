import { Stack } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { ErasureList } from './erasure-list';
import { FindPerson } from './find-person';
import type { Erasure, FoundPerson } from './queries';

const EraseDialog = lazy(async () => ({ default: (await import('./erase-dialog')).EraseDialog }));
const ErasureDrawer = lazy(async () => ({ default: (await import('./erasure-drawer')).ErasureDrawer }));

/** Find somebody, hand out what is held of them, erase them. */
export function PeopleTab() {
  const [person, setPerson] = useState<FoundPerson>();
  const [erasure, setErasure] = useState<Erasure>();
  return (
    <>
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
        {erasure && <ErasureDrawer of={erasure} onClose={() => setErasure(undefined)} />}
      </Suspense>
    </>
  );
}
