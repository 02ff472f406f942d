import { expect, it } from 'vitest';
import { createUndoStack } from './undo-stack';

const change = (id: string) => ({ message: id, changeSetId: id });

it('gives the latest change first and each one once', () => {
  const stack = createUndoStack(10);
  stack.push(change('a'));
  stack.push(change('b'));
  stack.push(change('a'));
  expect(stack.peek()?.changeSetId).toBe('a');
  stack.remove('a');
  expect(stack.peek()?.changeSetId).toBe('b');
  stack.remove('b');
  expect(stack.peek()).toBeUndefined();
});

it('forgets the oldest beyond its capacity', () => {
  const stack = createUndoStack(2);
  ['a', 'b', 'c'].forEach((id) => stack.push(change(id)));
  stack.remove('c');
  stack.remove('b');
  expect(stack.peek()).toBeUndefined();
});
