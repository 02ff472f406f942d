import { describe, expect, it } from 'vitest';
import { insertMention, typedMention, withMentions } from './mentions';
import { readableMentions } from './readable-mentions';

describe('mentions', () => {
  it('begin at an @ that begins a word', () => {
    expect(typedMention('Ask @an', 7)).toEqual({ from: 4, q: 'an' });
    expect(typedMention('@Ana Ru', 7)).toEqual({ from: 0, q: 'Ana Ru' });
    expect(typedMention('write to ana@demo', 17)).toBeUndefined();
    expect(typedMention('@Ana Ruiz knows', 15)).toBeUndefined();
  });

  it('put the name in the place of what was typed', () => {
    expect(insertMention('Ask @an for it', 4, 7, 'Ana Ruiz')).toEqual({ text: 'Ask @Ana Ruiz for it', caret: 14 });
  });

  it('go to the server with who is meant, and come back readable', () => {
    const mentioned = new Map([
      ['Ana', '1'],
      ['Ana Ruiz', '2'],
    ]);
    const sent = withMentions('@Ana Ruiz, @Ana and @Anabel', mentioned);
    expect(sent).toBe('@[Ana Ruiz](user:2), @[Ana](user:1) and @Anabel');
    expect(readableMentions(sent)).toBe('@Ana Ruiz, @Ana and @Anabel');
  });
});
