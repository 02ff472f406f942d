import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useUndo } from '@/app/undo';
import { useProblemText } from '@/shared/api/problem';
import type { RecordTypeInfo, SavedView } from '@/shared/api/types';
import {
  createView,
  deleteView,
  pinView,
  restoreView,
  setDefaultView,
  updateView,
  viewsQuery,
  type DefaultFor,
  type ViewDraft,
} from './view-api';

export type NewView = ViewDraft & { pinned: boolean; isDefault: boolean };

/** What can be done with views; each shows at once, and what the server refuses is told. */
export function useViewActions(type: RecordTypeInfo) {
  const t = useTranslations('views');
  const client = useQueryClient();
  const problemText = useProblemText();
  const { notifyUndo } = useUndo();
  const { queryKey } = viewsQuery(type.name);

  const refresh = () => client.invalidateQueries({ queryKey });
  const change = (id: string, part: Partial<SavedView>) =>
    client.setQueryData(queryKey, (views) => views?.map((view) => (view.id === id ? { ...view, ...part } : view)));
  const attempt = async (act: () => Promise<void>): Promise<boolean> => {
    try {
      await act();
      return true;
    } catch (error) {
      notifications.show({ color: 'red', message: problemText(error) });
      return false;
    } finally {
      await refresh();
    }
  };

  return {
    create: async ({ pinned, isDefault, ...draft }: NewView): Promise<SavedView> => {
      const view = await createView(type.name, draft);
      await attempt(async () => {
        if (pinned) await pinView(view.id, true);
        if (isDefault) await setDefaultView(view.id, { for: 'me' }, true);
      });
      notifications.show({ color: 'pine', message: t('saved', { name: view.name }) });
      return view;
    },
    update: async (view: SavedView, part: Partial<ViewDraft>): Promise<boolean> => {
      change(view.id, part);
      return await attempt(async () => {
        change(view.id, await updateView(view, part));
      });
    },
    remove: async (view: SavedView): Promise<void> => {
      client.setQueryData(queryKey, (views) => views?.filter((other) => other.id !== view.id));
      const isGone = await attempt(() => deleteView(view.id));
      if (!isGone) return;
      notifyUndo({
        message: t('deleted', { name: view.name }),
        changeSetId: `view-${view.id}`,
        undo: () => restoreView(view.id),
        onUndone: () => void refresh(),
      });
    },
    pin: async (view: SavedView, pinned: boolean): Promise<void> => {
      change(view.id, { pinned });
      await attempt(() => pinView(view.id, pinned));
    },
    setDefault: async (view: SavedView, whom: DefaultFor, isDefault: boolean): Promise<void> => {
      await attempt(() => setDefaultView(view.id, whom, isDefault));
    },
  };
}

export type ViewActions = ReturnType<typeof useViewActions>;
