import { Spotlight } from '@mantine/spotlight';
import { IconBolt, type Icon } from '@tabler/icons-react';
import { KeyCaps } from '@/shared/ui/key-caps';
import { usePreferences } from '../preferences';
import { keyCaps } from '../shortcuts';

type CommandActionProps = { label: string; icon?: Icon; keys?: string; onRun: () => void };

export function CommandAction({ label, icon: CommandIcon = IconBolt, keys, onRun }: CommandActionProps) {
  const { singleKeyShortcuts } = usePreferences();
  const showsKeys = keys !== undefined && (singleKeyShortcuts || keys.startsWith('mod+'));
  return (
    <Spotlight.Action
      label={label}
      leftSection={<CommandIcon size={18} stroke={1.6} aria-hidden />}
      rightSection={showsKeys ? <KeyCaps caps={keyCaps(keys)} /> : null}
      onClick={onRun}
    />
  );
}
