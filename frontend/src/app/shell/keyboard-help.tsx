import { Group, Modal, Stack, Text, Title } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { KeyCaps } from '@/shared/ui/key-caps';
import { usePreferences } from '../preferences';
import { keyCaps, useShortcuts, type ShortcutGroup } from '../shortcuts';

const groups: readonly ShortcutGroup[] = ['everywhere', 'goTo', 'list', 'record'];

type KeyboardHelpProps = { opened: boolean; onClose: () => void };

/** Lists what can be pressed on the page behind it. */
export function KeyboardHelp({ opened, onClose }: KeyboardHelpProps) {
  const t = useTranslations('app');
  // Of two with the same keys the one registered last works.
  const all = useShortcuts();
  const shortcuts = all.filter((shortcut, index) => all.findLastIndex(({ keys }) => keys === shortcut.keys) === index);
  const { singleKeyShortcuts } = usePreferences();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('shortcuts.title')}
      size="md"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="lg">
        {!singleKeyShortcuts && <Text c="dimmed">{t('shortcuts.singleKeysOff')}</Text>}
        {groups.map((group) => {
          const inGroup = shortcuts.filter(
            (shortcut) => shortcut.group === group && (singleKeyShortcuts || shortcut.keys.startsWith('mod+')),
          );
          if (inGroup.length === 0) return null;
          return (
            <section key={group} aria-labelledby={`shortcuts-${group}`}>
              <Title order={3} id={`shortcuts-${group}`} mb={6}>
                {t(`shortcuts.groups.${group}`)}
              </Title>
              <Stack gap={6}>
                {inGroup.map((shortcut) => (
                  <Group key={`${shortcut.keys}${shortcut.label}`} justify="space-between" wrap="nowrap">
                    <Text>{shortcut.label}</Text>
                    <KeyCaps caps={keyCaps(shortcut.keys)} />
                  </Group>
                ))}
              </Stack>
            </section>
          );
        })}
      </Stack>
    </Modal>
  );
}
