import { editKey, type FailedEdit, type FailedEdits } from '@/shared/ui/data-grid/failed-edits';
import { createStore } from './store';

const store = createStore<FailedEdits>(new Map());

export const useFailedEdits = store.use;

export function keepFailedEdit(recordId: string, field: string, edit: FailedEdit): void {
  store.set(new Map(store.get()).set(editKey(recordId, field), edit));
}

export function dropFailedEdit(recordId: string, field: string): void {
  const key = editKey(recordId, field);
  if (!store.get().has(key)) return;
  const next = new Map(store.get());
  next.delete(key);
  store.set(next);
}
