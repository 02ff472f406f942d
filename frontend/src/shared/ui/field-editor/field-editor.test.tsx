import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { Suspense, useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fieldOf } from '@/shared/metadata/record-type';
import { accountType, contactType } from '@/test/msw/records/record-types';
import { createSession, renderInApp } from '@/test/render';
import { allRecordPermissions, giveElementsASize, serveRecords } from '@/test/render-record';
import { server, startMockServer } from '@/test/server';
import type { FieldDraft } from './field-draft';
import { FieldEditor } from './field-editor';

startMockServer();

const user = userEvent.setup();

function renderEditor(name: string, initial: FieldDraft = { value: null }) {
  const type = fieldOf(contactType, name) ? contactType : accountType;
  const field = fieldOf(type, name);
  if (!field) throw new Error(`no field ${name}`);
  const onChange = vi.fn();
  function Editor() {
    const [draft, setDraft] = useState(initial);
    const change = (next: FieldDraft) => {
      setDraft(next);
      onChange(next.value);
    };
    return field ? (
      <FieldEditor recordType={type.name} field={field} draft={draft} label="The field" onChange={change} />
    ) : null;
  }
  renderInApp(
    <Suspense fallback={null}>
      <Editor />
    </Suspense>,
    createSession(allRecordPermissions),
  );
  return onChange;
}

beforeEach(() => {
  giveElementsASize();
  localStorage.clear();
});

describe('FieldEditor', () => {
  it('edits text', async () => {
    const onChange = renderEditor('title');
    await user.type(screen.getByRole('textbox', { name: 'The field' }), 'CFO');
    expect(onChange).toHaveBeenLastCalledWith('CFO');
  });

  it('edits numbers, a year without separators', async () => {
    const onChange = renderEditor('foundedYear');
    const input = screen.getByRole('textbox', { name: 'The field' });
    await user.type(input, '1998');
    expect(onChange).toHaveBeenLastCalledWith(1998);
    expect(input).toHaveValue('1998');
    await user.clear(input);
    expect(onChange).toHaveBeenLastCalledWith(null);
  });

  it('edits an amount with its currency', async () => {
    const onChange = renderEditor('annualRevenue', { value: { amount: 5, currency: 'USD' } });
    const input = screen.getByRole('textbox', { name: 'The field' });
    await user.clear(input);
    await user.type(input, '1200.5');
    expect(onChange).toHaveBeenLastCalledWith({ amount: 1200.5, currency: 'USD' });
  });

  it('offers the options of a choice by their names', async () => {
    const onChange = renderEditor('lifecycleStage');
    await user.click(screen.getByRole('combobox', { name: 'The field' }));
    await user.click(await screen.findByRole('option', { name: 'Customer' }));
    expect(onChange).toHaveBeenLastCalledWith('customer');
  });

  it('edits tags', async () => {
    const onChange = renderEditor('tags');
    await user.type(screen.getByRole('combobox', { name: 'The field' }), 'vip{Enter}');
    expect(onChange).toHaveBeenLastCalledWith(['vip']);
  });

  it('adds an address, makes it the main one, and removes the other', async () => {
    const onChange = renderEditor('emails', { value: [{ address: 'old@b.example', label: 'work' }] });
    await user.click(screen.getByRole('button', { name: 'Add email' }));
    await user.type(screen.getByRole('textbox', { name: 'The field 2' }), 'new@b.example');
    await user.click(screen.getByRole('button', { name: 'Make The field 2 the main one' }));
    expect(onChange).toHaveBeenLastCalledWith([
      { address: 'new@b.example', label: 'work' },
      { address: 'old@b.example', label: 'work' },
    ]);
    await user.click(screen.getByRole('button', { name: 'Remove The field 2' }));
    expect(onChange).toHaveBeenLastCalledWith([{ address: 'new@b.example', label: 'work' }]);
  });

  it('asks for postal addresses in the order of their country, and tells of unusual codes', async () => {
    const unitedStates = {
      order: ['street', 'city', 'region', 'postalCode'],
      required: [],
      upper: [],
      postalCodePattern: String.raw`\d{5}`,
      postalCodeExample: '95014',
    };
    server.use(http.get('*/api/v1/metadata/address-formats', () => HttpResponse.json({ US: unitedStates })));
    const address = { street: null, city: null, region: null, postalCode: '1234', country: 'US', label: 'work' };
    renderEditor('addresses', { value: [address] });
    expect(await screen.findByText('Unusual for this country; they look like 95014.')).toBeVisible();
    const names = screen.getAllByRole('textbox').map((input) => input.getAttribute('aria-label'));
    expect(names.slice(-4)).toEqual(['Street', 'City', 'State or region', 'Postal code']);
    await user.type(screen.getByRole('textbox', { name: 'Postal code' }), '5');
    expect(screen.queryByText(/Unusual/)).toBeNull();
  });

  it('edits postal addresses part by part', async () => {
    server.use(http.get('*/api/v1/metadata/address-formats', () => HttpResponse.json({})));
    const onChange = renderEditor('addresses');
    await user.type(screen.getByRole('textbox', { name: 'City' }), 'Wien');
    expect(onChange).toHaveBeenLastCalledWith([expect.objectContaining({ city: 'Wien', street: null, label: 'work' })]);
  });

  it('keeps what is typed as a phone number', async () => {
    const onChange = renderEditor('phones');
    await user.type(screen.getByRole('textbox', { name: 'The field' }), '+34 915');
    expect(onChange).toHaveBeenLastCalledWith([expect.objectContaining({ raw: '+34 915', label: 'work' })]);
  });

  it('finds a record to refer to, or makes a new one of what was typed', async () => {
    const store = serveRecords();
    const onChange = renderEditor('accountId');
    const input = await screen.findByRole('combobox', { name: 'The field' });
    await user.type(input, 'casa');
    await user.click(await screen.findByRole('option', { name: /^Casa Verde Textiles|^Casa Verde/ }));
    expect(store.records.has(String(onChange.mock.lastCall?.[0]))).toBe(true);
    await user.clear(input);
    await user.type(input, 'Brand New Ltd');
    await user.click(await screen.findByRole('option', { name: /Create account “Brand New Ltd”/ }));
    await waitFor(() => expect(store.records.get(String(onChange.mock.lastCall?.[0]))?.name).toBe('Brand New Ltd'));
    expect(input).toHaveValue('Brand New Ltd');
  });
});
