import { Menu } from '@mantine/core';
import { UserButton } from './user-button';
import { UserMenuItems } from './user-menu-items';

type UserMenuProps = { collapsed: boolean; opened: boolean; onChange: (opened: boolean) => void };

export function UserMenu({ collapsed, opened, onChange }: UserMenuProps) {
  return (
    <Menu
      opened={opened}
      onChange={onChange}
      position="top-start"
      width={248}
      withinPortal={false}
      floatingStrategy="fixed"
    >
      <Menu.Target>
        <UserButton collapsed={collapsed} />
      </Menu.Target>
      <Menu.Dropdown>
        <UserMenuItems />
      </Menu.Dropdown>
    </Menu>
  );
}
