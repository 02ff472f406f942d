import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { createMails, mailHandlersFor } from '@/test/msw/mail-handlers';
import { renderPages } from '@/test/render-page';
import { forgetToasts } from '@/test/render-record';
import { server, startMockServer } from '@/test/server';
import { MailsPage } from './mails-page';

startMockServer();

const user = userEvent.setup();

function renderMails(at = '/settings/mails', mails = createMails()) {
  server.use(...mailHandlersFor(mails));
  renderPages({ '/settings/mails': MailsPage }, at, ['mail.manage']);
  return mails;
}

beforeEach(forgetToasts);

describe('MailsPage', () => {
  it('is the mailbox where mails are held, and shows them in a frame that can do nothing', async () => {
    renderMails();
    expect(await screen.findByText('This is the mailbox')).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'News in the CRM: 3' }));
    const dialog = await screen.findByRole('dialog', { name: 'News in the CRM: 3' });
    const frame = await within(dialog).findByTitle('The mail as its recipient sees it');
    expect(frame).toHaveAttribute('sandbox', '');
    expect(frame).toHaveAttribute('src', '/api/v1/mails/mail-1/content');
    await user.click(within(dialog).getByRole('tab', { name: 'As text' }));
    expect(within(dialog).getByText(/this is new for you/)).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Send again' }));
    expect(await screen.findByText(/No mail server is set up here/)).toBeVisible();
  });

  it('queues a failed mail again', async () => {
    const mails = renderMails('/settings/mails?state=failed');
    expect(await screen.findByText('550 5.1.1 No such user here')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Send “Marco Bianchi assigned you Acme” again' }));
    await waitFor(() => expect(mails[1]).toMatchObject({ state: 'queued' }));
    expect(await screen.findByText('No mails in this state')).toBeVisible();
  });
});
