import type { ConflictSide, FieldConflict } from './conflicts';
import { createStore } from './store';

export type ConflictChoices = Readonly<Record<string, ConflictSide>>;

export type ConflictQuestion = {
  recordType: string;
  recordName: string;
  changedBy: string | null;
  changedAt: string;
  conflicts: FieldConflict[];
  /** By field, whose value shall stay. */
  answer: (choices: ConflictChoices) => void;
};

const store = createStore<readonly ConflictQuestion[]>([]);

export const useConflictQuestions = store.use;

/** Waits for the user's decision on each field that both changed. */
export function askAboutConflicts(question: Omit<ConflictQuestion, 'answer'>): Promise<ConflictChoices> {
  return new Promise((resolve) => {
    const asked: ConflictQuestion = {
      ...question,
      answer: (choices) => {
        store.set(store.get().filter((other) => other !== asked));
        resolve(choices);
      },
    };
    store.set([...store.get(), asked]);
  });
}
