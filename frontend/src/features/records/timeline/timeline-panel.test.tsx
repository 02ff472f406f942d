import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { contactType } from '@/test/msw/records/record-types';
import { giveElementsASize, renderRecordPages, serveRecords } from '@/test/render-record';
import { server, startMockServer } from '@/test/server';
import { RecordPage } from '../record-page';
import type { TimelineItem } from './timeline-query';

startMockServer();

const user = userEvent.setup();

function happening(kind: string, more: Partial<TimelineItem> = {}): TimelineItem {
  const id = crypto.randomUUID();
  return {
    id,
    at: '2026-03-11T10:00:00Z',
    kind,
    title: '',
    facts: {},
    source: { type: 'contact', id: 'x' },
    actor: { id: 'u', name: 'Tom Hartley' },
    ...more,
  };
}

/** Answers two pages, and notes of which kinds they were asked. */
function serveTimeline(first: TimelineItem[], second: TimelineItem[], next: TimelineItem[] = []): (string | null)[] {
  const asked: (string | null)[] = [];
  server.use(
    http.get('*/api/v1/contacts/:id/timeline', ({ request }) => {
      const { searchParams } = new URL(request.url);
      asked.push(searchParams.get('kind'));
      return searchParams.has('cursor')
        ? HttpResponse.json({ items: second, nextCursor: null })
        : HttpResponse.json({ items: first, next, nextCursor: second.length > 0 ? 'more' : null });
    }),
  );
  return asked;
}

function open(): Promise<HTMLElement> {
  const [record] = serveRecords().ofType(contactType);
  renderRecordPages({ record: <RecordPage recordType="contact" />, at: `/contacts/${record?.id}` });
  return screen.findByRole('region', { name: 'Timeline' });
}

beforeEach(() => giveElementsASize());

describe('TimelinePanel', () => {
  it('tells what happened in words, what is to come first, and earlier things when asked', async () => {
    const panelOf = open();
    serveTimeline(
      [happening('note', { title: 'Likes the blue one', excerpt: 'But not the price.' }), happening('created')],
      [happening('stageChanged', { facts: { to: 'customer' } }), happening('a.kind.to.come')],
      [happening('task', { title: 'Send the offer', facts: { dueAt: '2026-03-11T10:00:00Z' } })],
    );
    const panel = within(await panelOf);
    expect(await panel.findByText('Likes the blue one')).toBeVisible();
    expect(panel.getByText('But not the price.')).toBeVisible();
    expect(panel.getByText('Added to the customer base')).toBeVisible();
    const [comingUp] = panel.getAllByRole('list');
    expect(within(comingUp!).getByText('Send the offer')).toBeVisible();
    expect(within(comingUp!).getByText(/overdue/)).toBeVisible();
    await user.click(panel.getByRole('button', { name: 'Show earlier' }));
    expect(await panel.findByText('Life-cycle stage: Customer')).toBeVisible();
    expect(panel.getByText('Something happened')).toBeVisible();
  });

  it('shows one kind only when asked', async () => {
    const panelOf = open();
    const asked = serveTimeline([], []);
    const panel = within(await panelOf);
    expect(await panel.findByText(/Nothing has happened here yet/)).toBeVisible();
    await user.click(panel.getByRole('radio', { name: 'Calls' }));
    expect(await panel.findByText('Nothing of this kind yet.')).toBeVisible();
    expect(asked).toEqual([null, 'call']);
  });
});
