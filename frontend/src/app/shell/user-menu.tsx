import { Menu } from '@mantine/core';
import { UserButton } from './user-button';
import { UserMenuItems } from './user-menu-items';

export function UserMenu({ collapsed }: { collapsed: boolean }) {
  return (
    <Menu position="top-start" width={248} withinPortal={false} floatingStrategy="fixed">
      <Menu.Target>
        <UserButton collapsed={collapsed} />
      </Menu.Target>
      <Menu.Dropdown>
        <UserMenuItems />
      </Menu.Dropdown>
    </Menu>
  );
}
