import { expect, it } from 'vitest';
import { createSession } from '@/test/render';
import { navigationFor } from '../navigation';
import { buildCommands, matching } from './commands';

const texts = {
  goTo: (key: string) => `Ir a ${key}`,
  create: (type: string) => `Nuevo ${type}`,
  import: 'Importación de archivo',
};

function commandsFor(...permissions: string[]) {
  const session = createSession(permissions);
  return buildCommands(session, navigationFor(session), texts);
}

it('offers only what one may do', () => {
  expect(commandsFor().map((command) => command.id)).toEqual(['go-home', 'go-settings']);
  expect(commandsFor('contacts.create', 'contacts.read').map((command) => command.id)).toEqual([
    'new-contact',
    'go-home',
    'go-contacts',
    'go-settings',
  ]);
});

it('finds by the beginnings of words, whatever the accents and case', () => {
  const commands = commandsFor('imports.create');
  expect(matching(commands, 'importacion arch').map((command) => command.id)).toEqual(['import']);
  expect(matching(commands, 'cion')).toEqual([]);
  expect(matching(commands, '')).toHaveLength(commands.length);
});

it('finds Chinese words within a label', () => {
  const commands = [{ id: 'a', label: '新建联系人', href: '/', icon: navigationFor(createSession())[0]!.icon }];
  expect(matching(commands, '联系')).toHaveLength(1);
});
