import { createTranslator, IntlErrorCode } from 'use-intl';
import { describe, expect, it } from 'vitest';
import { languages, loadMessages, resolveLanguage, directionOf, type LazyMessages, type Messages } from './languages';

type Tree = { [key: string]: string | Tree };

function flatten(tree: Tree, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') flat.set(prefix + key, value);
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) flat.set(inner, text);
  }
  return flat;
}

/** The names of all values and tags that a text uses; the bodies of plural branches look alike, but follow a selector. */
function argumentsOf(text: string): string[] {
  const values =
    /(?<!(?:=\d+|zero|one|two|few|many|other)\s*)\{(\w+)(?:\}|,\s*(?:number|plural|select|selectordinal|date|time)\b)/g;
  const names = [...text.matchAll(values), ...text.matchAll(/<(\w+)>/g)].map((match) => match[1] ?? '');
  return [...new Set(names)].sort();
}

/** Also those that load with their pages only. */
const files = import.meta.glob<Tree>('../../../messages/*/*.json', { import: 'default' });

async function messagesOf(language: (typeof languages)[number]): Promise<Tree> {
  const own = Object.entries(files).filter(([path]) => path.includes(`/messages/${language}/`));
  const loaded = await Promise.all(own.map(async ([path, load]) => [path.split('/').at(-1), await load()] as const));
  const lazy = loaded.map(([file = '', tree]) => [camelCase(file.replace('.json', '')), tree]);
  return { ...(await loadMessages(language)), ...(Object.fromEntries(lazy) as Tree) };
}

function camelCase(name: string): string {
  return name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

async function textsOf(language: (typeof languages)[number]) {
  return flatten(await messagesOf(language));
}

describe.each(languages)('messages in %s', (language) => {
  it('have exactly the keys of English', async () => {
    const [own, english] = await Promise.all([textsOf(language), textsOf('en')]);
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('are all valid ICU and none is empty', async () => {
    const messages = await messagesOf(language);
    const broken: string[] = [];
    const t = createTranslator({
      locale: language,
      messages: messages as Messages & LazyMessages,
      onError: (error) => {
        if (error.code === IntlErrorCode.INVALID_MESSAGE) broken.push(error.message);
      },
      getMessageFallback: ({ key }) => key,
    });
    for (const [key, text] of await textsOf(language)) {
      t(key as Parameters<typeof t>[0]);
      if (text.trim() === '') broken.push(`${key} is empty`);
    }
    expect(broken).toEqual([]);
  });

  it('use no value that English does not give', async () => {
    const [own, english] = await Promise.all([textsOf(language), textsOf('en')]);
    const differing = [...english]
      .filter(([key, text]) => argumentsOf(own.get(key) ?? '').some((name) => !argumentsOf(text).includes(name)))
      .map(([key]) => key);
    expect(differing).toEqual([]);
  });
});

describe('resolveLanguage', () => {
  it.each([
    [['es-MX', 'en'], 'es'],
    [['zh-Hans-CN'], 'zh'],
    [[null, undefined, 'RU'], 'ru'],
    [['de', 'it-CH', 'en'], 'it'],
    [['de'], 'en'],
    [[], 'en'],
  ])('%j is served %s', (wishes, expected) => {
    expect(resolveLanguage(wishes)).toBe(expected);
  });
});

it('knows which languages are written from right to left', () => {
  expect(directionOf('ar-EG')).toBe('rtl');
  expect(directionOf('zh')).toBe('ltr');
});
