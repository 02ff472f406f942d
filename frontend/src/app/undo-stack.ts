export type Undoable = {
  message: string;
  changeSetId: string;
  /** For what is no change set: takes it back in a way of its own. */
  undo?: (() => Promise<void>) | undefined;
  /** What several requests did together is taken back together. */
  alsoUndo?: readonly string[];
  onUndone?: (() => void) | undefined;
};

export type UndoStack = {
  push: (undoable: Undoable) => void;
  peek: () => Undoable | undefined;
  remove: (changeSetId: string) => void;
  clear: () => void;
};

/** The latest changes of this tab, newest last; the oldest is forgotten beyond the capacity. */
export function createUndoStack(capacity: number): UndoStack {
  let items: Undoable[] = [];
  return {
    push: (undoable) => {
      items = [...items.filter((item) => item.changeSetId !== undoable.changeSetId), undoable].slice(-capacity);
    },
    peek: () => items.at(-1),
    remove: (changeSetId) => {
      items = items.filter((item) => item.changeSetId !== changeSetId);
    },
    clear: () => {
      items = [];
    },
  };
}
