import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { handlers } from '@/test/msw/handlers';
import { renderPages } from '@/test/render-page';
import { server, startMockServer } from '@/test/server';
import { ApiKeysPage } from './api-keys-page';
import { RolePage } from './role-page';
import { RolesPage } from './roles-page';
import { TeamsPage } from './teams-page';
import { UserRightsPage } from './user-rights-page';
import { UsersPage } from './users-page';

startMockServer();

const pages = {
  '/settings/users': () => <UsersPage />,
  '/settings/users/$userId': () => <UserRightsPage />,
  '/settings/roles': () => <RolesPage />,
  '/settings/roles/$roleId': () => <RolePage />,
  '/settings/teams': () => <TeamsPage />,
  '/settings/api-keys': () => <ApiKeysPage />,
};

function start(at: string) {
  server.use(...handlers);
  const { router } = renderPages(pages, at, ['users.manage']);
  return { router, user: userEvent.setup() };
}

it('invites somebody with several roles and shows the link where no mail goes out', async () => {
  const { user } = start('/settings/users');
  await user.click(await screen.findByRole('button', { name: 'Invite' }));
  const dialog = await screen.findByRole('dialog', { name: 'Invite somebody' });
  await user.type(within(dialog).getByLabelText('Name'), 'Omar');
  await user.type(within(dialog).getByLabelText('Email address'), 'om@demo.example');
  await user.click(within(dialog).getByRole('combobox', { name: 'Roles' }));
  await user.click(await screen.findByRole('option', { name: 'Sales representative' }));
  await user.click(await screen.findByRole('option', { name: 'Read only' }));
  await user.click(within(dialog).getByRole('button', { name: 'Send the invitation' }));
  expect(await screen.findByText('https://crm.example/invitation#secret')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'I have handed it over' }));
  const list = await screen.findByRole('list', { name: 'Invitations' });
  expect(within(list).getByText(/om@demo.example · Sales representative · Read only/)).toBeInTheDocument();
}, 30_000);

it('takes an invitation back', async () => {
  const { user } = start('/settings/users');
  await user.click(await screen.findByRole('button', { name: 'Revoke the invitation of Zoe Ito' }));
  await waitFor(() => expect(screen.queryByText(/zoe@demo.example/)).not.toBeInTheDocument());
});

it('says what somebody may do and which role makes it so', async () => {
  start('/settings/users/user-3');
  const row = await screen.findByRole('row', { name: /See: Contacts/ });
  expect(row).toHaveTextContent('Sales representative: Own records; Read only: All');
  expect(screen.getByRole('row', { name: /Manage users/ })).toHaveTextContent('No role grants it');
  expect(screen.getByRole('row', { name: /Contacts: Notes/ })).toHaveTextContent('Read');
});

it('copies a built-in role, changes the copy and deletes it', async () => {
  const { router, user } = start('/settings/roles/role-3');
  expect(await screen.findByRole('combobox', { name: 'See: Contacts' })).toBeDisabled();
  await user.click(screen.getByRole('link', { name: 'Copy' }));
  const name = await screen.findByLabelText('Name');
  expect(name).toHaveValue('Sales representative (copy)');
  await user.selectOptions(screen.getByRole('combobox', { name: 'See: Accounts' }), 'Team');
  await user.click(screen.getByRole('checkbox', { name: 'Read and export the audit log' }));
  await user.click(screen.getByRole('button', { name: 'Create the role' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/settings/roles'));
  await user.click(await screen.findByRole('link', { name: 'Sales representative (copy)' }));
  expect(await screen.findByRole('combobox', { name: 'See: Accounts' })).toHaveValue('team');
  expect(screen.getByRole('checkbox', { name: 'Read and export the audit log' })).toBeChecked();
  await user.click(screen.getByRole('link', { name: 'All roles' }));
  await user.click(await screen.findByRole('button', { name: 'Actions for Sales representative (copy)' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
  await user.click(await screen.findByRole('button', { name: 'Delete this role' }));
  await waitFor(() => expect(screen.queryByRole('link', { name: /copy/ })).not.toBeInTheDocument());
});

it('shows teams as a tree and renames one', async () => {
  const { user } = start('/settings/teams');
  expect(await screen.findByText('below Sales')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Actions for North' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Rename or move' }));
  const dialog = await screen.findByRole('dialog', { name: 'Team North' });
  await user.clear(within(dialog).getByLabelText('Name'));
  await user.type(within(dialog).getByLabelText('Name'), 'Nordics{Enter}');
  expect(await screen.findByRole('button', { name: 'Actions for Nordics' })).toBeInTheDocument();
});

it('rotates a key and shows the new secret once', async () => {
  const { user } = start('/settings/api-keys');
  await user.click(await screen.findByRole('button', { name: 'Give “Web shop” a new secret' }));
  await user.click(await screen.findByRole('button', { name: 'Make the new secret' }));
  expect(await screen.findByText(/^crm_NEW/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'I have stored it' }));
  expect(await screen.findByText(/Old secret works until/)).toBeInTheDocument();
});
