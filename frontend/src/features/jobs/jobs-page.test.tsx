import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { expect, it } from 'vitest';
import { jobSearch } from '@/app/jobs/job-search';
import type { Job } from '@/shared/api/types';
import { createSession, renderInApp } from '@/test/render';
import { server, startMockServer } from '@/test/server';
import { JobPage } from './job-page';
import { JobsPage } from './jobs-page';

startMockServer();

function makeJob(id: string, more: Partial<Job> = {}): Job {
  return {
    id,
    kind: 'bulkEdit',
    state: 'completed',
    total: 100,
    done: 100,
    failed: 0,
    createdAt: '2026-03-02T10:00:00Z',
    createdByName: 'Ada Okafor',
    attempts: 1,
    subjectId: 'subject',
    changeSetId: 'set',
    links: { self: '', cancel: null, retry: null, failures: null, undo: '/undo', subject: null },
    ...more,
  };
}

const links = { self: '', cancel: '/cancel', retry: null, failures: null, undo: null, subject: null };
const running = makeJob('running', { kind: 'bulkDelete', state: 'running', done: 40, ratePerSecond: 20, links });
const partly = makeJob('partly', { failed: 2 });
const imported = makeJob('imported', { kind: 'import', failed: 3 });

/** Answers for the rest of the test, and tells what it was asked. */
function serveJobs(jobs: Job[]): string[] {
  const asked: string[] = [];
  server.use(
    http.get('/api/v1/jobs', ({ request }) => {
      const { searchParams } = new URL(request.url);
      asked.push(searchParams.toString());
      const state = searchParams.get('state');
      return HttpResponse.json({ items: jobs.filter((job) => !state || job.state === state), nextCursor: null });
    }),
    http.get('/api/v1/jobs/:id', ({ params }) => {
      const job = jobs.find(({ id }) => id === params.id);
      return job ? HttpResponse.json(job) : HttpResponse.json({ code: 'not_found' }, { status: 404 });
    }),
    http.get('/api/v1/jobs/:id/failures', () =>
      HttpResponse.json({
        items: [
          { recordType: 'contact', recordId: '1', recordName: 'Jane Roe', code: 'forbidden', reason: 'Not yours.' },
        ],
        nextCursor: null,
      }),
    ),
    http.post('/api/v1/jobs/:id/cancel', ({ params }) => {
      const job = jobs.find(({ id }) => id === params.id);
      return HttpResponse.json(Object.assign(job ?? {}, { state: 'cancelled' }));
    }),
  );
  return asked;
}

function renderAt(path: string, permissions: readonly string[] = []) {
  const root = createRootRoute();
  const router = createRouter({
    routeTree: root.addChildren([
      createRoute({
        getParentRoute: () => root,
        path: '/settings/jobs',
        validateSearch: jobSearch,
        component: JobsPage,
      }),
      createRoute({ getParentRoute: () => root, path: '/jobs/$jobId', component: JobPage }),
    ]),
    history: createMemoryHistory({ initialEntries: [path] }),
  });
  return renderInApp(<RouterProvider router={router as never} />, createSession(permissions));
}

it('shows what is under way and what ended, stops, and filters by state', async () => {
  const asked = serveJobs([{ ...running }, partly, imported]);
  renderAt('/settings/jobs');
  const user = userEvent.setup();
  expect(await screen.findByRole('progressbar', { name: 'Delete records' })).toBeVisible();
  expect(screen.getByText(/40 of 100 · 20 per second/)).toBeVisible();
  expect(screen.queryByText('Everybody’s')).toBeNull();
  expect(screen.getByRole('link', { name: 'Open the import' })).toHaveAttribute('href', '/imports/subject');
  expect(screen.getAllByRole('button', { name: 'Undo' })).toHaveLength(1);
  await user.click(screen.getByRole('button', { name: 'Stop: Delete records' }));
  await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
  await user.selectOptions(screen.getByRole('combobox', { name: 'State' }), 'Failed');
  await screen.findByText('No background work is in this state.');
  await user.click(screen.getByRole('button', { name: 'Show all' }));
  await screen.findByText('Import');
  expect(asked).toContain('state=failed&mine=true');
});

it('shows those of everybody to whoever looks after them', async () => {
  const asked = serveJobs([partly]);
  renderAt('/settings/jobs', ['jobs.manage']);
  await userEvent.setup().click(await screen.findByText('Everybody’s'));
  await waitFor(() => expect(asked).toContain(''));
});

it('shows one job with what could not be done', async () => {
  serveJobs([partly]);
  renderAt('/jobs/partly');
  expect(await screen.findByText('Jane Roe')).toBeVisible();
  expect(screen.getByText('Not yours.')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Download all as CSV' })).toHaveAttribute(
    'href',
    '/api/v1/jobs/partly/failures.csv',
  );
});

it('says so where a job is not there', async () => {
  serveJobs([]);
  renderAt('/jobs/gone');
  expect(await screen.findByText('This no longer exists, or you have no access to it.')).toBeVisible();
});
