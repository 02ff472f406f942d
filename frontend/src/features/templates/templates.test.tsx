import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { createTemplates, templateHandlersFor } from '@/test/msw/template-handlers';
import { renderPages } from '@/test/render-page';
import { forgetToasts, serveRecords } from '@/test/render-record';
import { server, startMockServer } from '@/test/server';
import { fillIn, halfWritten, insertAt, writtenTexts } from './model';
import { NewTemplatePage, TemplatePage } from './template-page';
import { TemplatesPage } from './templates-page';

startMockServer();

const user = userEvent.setup();

function renderTemplates(at: string) {
  const templates = createTemplates();
  serveRecords(3, 2);
  server.use(
    ...templateHandlersFor(templates),
    http.get('*/api/v1/consent-purposes', () => HttpResponse.json({ items: [] })),
  );
  renderPages(
    {
      '/settings/templates': TemplatesPage,
      '/settings/templates/new': NewTemplatePage,
      '/settings/templates/$templateId': TemplatePage,
    },
    at,
    ['templates.manage'],
  );
  return templates;
}

beforeEach(forgetToasts);

describe('the texts of a template', () => {
  it('are sent where something is written, and told where only half of it is', () => {
    const texts = {
      en: { subject: 'Hi', body: 'There' },
      es: { subject: '', body: ' ' },
      it: { subject: '', body: 'x' },
    };
    expect(Object.keys(writtenTexts(texts))).toEqual(['en', 'it']);
    expect(halfWritten(texts)).toEqual({ language: 'it', part: 'subject' });
  });

  it('take placeholders at the cursor and samples in their place', () => {
    expect(insertAt('Dear X!', 5, 6, 'user.name')).toEqual({ text: 'Dear {{user.name}}!', cursor: 18 });
    expect(fillIn('{{ count | default: "0" }} for {{a.b}}', { count: '3' })).toBe('3 for {{a.b}}');
  });
});

describe('TemplatePage', () => {
  it('shows the text filled in, and names what has no value', async () => {
    const templates = renderTemplates('/settings/templates');
    await user.click(await screen.findByRole('link', { name: 'Welcome' }));
    expect(await screen.findByText('Welcome, Ada')).toBeVisible();
    expect(screen.getByText('One placeholder has no value here: contact.jobTitle')).toBeVisible();
    const body = screen.getByRole('textbox', { name: 'Text' });
    await user.clear(body);
    await user.type(body, 'From ');
    await user.click(screen.getByRole('combobox', { name: 'Placeholders' }));
    await user.click(await screen.findByRole('option', { name: /Your name/ }));
    expect(body).toHaveValue('From {{user.name}}');
    expect(body).toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(templates[1]?.texts.en?.body).toBe('From {{user.name}}'));
  });

  it('names placeholders that there are none of', async () => {
    renderTemplates('/settings/templates/template-2');
    await user.type(await screen.findByRole('textbox', { name: 'Subject' }), '{{{{nobody.name}}');
    expect(await screen.findByText('There are no placeholders called nobody.name here.')).toBeVisible();
  });

  it('resets a built-in one, and takes that back', async () => {
    const templates = renderTemplates('/settings/templates/template-1');
    await user.click(await screen.findByRole('button', { name: 'Reset to the original' }));
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: 'Subject' })).toHaveValue('News in the CRM: {{count}}'),
    );
    await user.click(within(await screen.findByRole('alert')).getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(templates[0]?.texts.en?.subject).toBe('What is new: {{count}}'));
  });

  it('creates one for a kind of record', async () => {
    const templates = renderTemplates('/settings/templates/new');
    await user.click(await screen.findByRole('button', { name: 'Create template' }));
    expect(screen.getByText('Give the template a name.')).toBeVisible();
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Thanks');
    await user.type(screen.getByRole('textbox', { name: 'Subject' }), 'Thank you');
    await user.type(screen.getByRole('textbox', { name: 'Text' }), 'Many thanks.');
    await user.click(screen.getByRole('button', { name: 'Create template' }));
    await waitFor(() => expect(templates[2]).toMatchObject({ name: 'Thanks', recordType: null }));
  });
});
