import type { FieldConflict } from './merge';
import { createStore } from './store';

export type ConflictQuestion = {
  recordType: string;
  recordName: string;
  changedBy: string | null;
  conflicts: FieldConflict[];
  mineLabels: Record<string, string | null>;
  /** Names of the fields whose current value shall stay. */
  answer: (keepTheirs: string[]) => void;
};

const store = createStore<readonly ConflictQuestion[]>([]);

export const useConflictQuestions = store.use;

/** Waits for the user's decision on each field that both changed. */
export function askAboutConflicts(question: Omit<ConflictQuestion, 'answer'>): Promise<string[]> {
  return new Promise((resolve) => {
    const asked: ConflictQuestion = {
      ...question,
      answer: (keepTheirs) => {
        store.set(store.get().filter((other) => other !== asked));
        resolve(keepTheirs);
      },
    };
    store.set([...store.get(), asked]);
  });
}
