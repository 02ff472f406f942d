import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { app } from './base-routes';
import { requirePermission } from './guards';
import { listOf, listSearch, pageOf } from './record-routes';

const inquiries = createRoute({
  getParentRoute: () => app,
  path: '/inquiries',
  validateSearch: (search: Record<string, unknown>): { state?: string } =>
    typeof search.state === 'string' ? { state: search.state } : {},
  beforeLoad: requirePermission('leads.read'),
  component: lazyRouteComponent(() => import('@/features/inquiries/inquiries-page'), 'InquiriesPage'),
});

const products = createRoute({
  getParentRoute: () => app,
  path: '/products',
  validateSearch: listSearch,
  beforeLoad: requirePermission('products.read'),
  component: listOf('product'),
});

const product = createRoute({
  getParentRoute: () => app,
  path: '/products/$id',
  beforeLoad: requirePermission('products.read'),
  component: pageOf('product'),
});

const quotes = createRoute({
  getParentRoute: () => app,
  path: '/quotes',
  validateSearch: listSearch,
  beforeLoad: requirePermission('quotes.read'),
  component: listOf('quote'),
});

const quote = createRoute({
  getParentRoute: () => app,
  path: '/quotes/$id',
  beforeLoad: requirePermission('quotes.read'),
  component: pageOf('quote'),
});

const priceBooks = createRoute({
  getParentRoute: () => app,
  path: '/price-books',
  validateSearch: listSearch,
  beforeLoad: requirePermission('price-books.read'),
  component: listOf('priceBook'),
});

const priceBook = createRoute({
  getParentRoute: () => app,
  path: '/price-books/$id',
  beforeLoad: requirePermission('price-books.read'),
  component: pageOf('priceBook'),
});

const prices = createRoute({
  getParentRoute: () => app,
  path: '/prices',
  validateSearch: listSearch,
  beforeLoad: requirePermission('prices.read'),
  component: listOf('price'),
});

const price = createRoute({
  getParentRoute: () => app,
  path: '/prices/$id',
  beforeLoad: requirePermission('prices.read'),
  component: pageOf('price'),
});

const forecast = createRoute({
  getParentRoute: () => app,
  path: '/forecast',
  validateSearch: listSearch,
  beforeLoad: requirePermission('opportunities.read'),
  component: lazyRouteComponent(() => import('@/features/forecast/forecast-page'), 'ForecastPage'),
});

const quotas = createRoute({
  getParentRoute: () => app,
  path: '/quotas',
  beforeLoad: requirePermission('opportunities.read'),
  component: lazyRouteComponent(() => import('@/features/forecast/quotas-page'), 'QuotasPage'),
});

const battleCards = createRoute({
  getParentRoute: () => app,
  path: '/battle-cards',
  beforeLoad: requirePermission('opportunities.read'),
  component: lazyRouteComponent(() => import('@/features/battle-cards/battle-cards-page'), 'BattleCardsPage'),
});

const leadBoard = createRoute({
  getParentRoute: () => app,
  path: '/leads/board',
  beforeLoad: requirePermission('leads.read'),
  component: lazyRouteComponent(() => import('@/features/board/board-page'), 'LeadBoardPage'),
});

const leadReport = createRoute({
  getParentRoute: () => app,
  path: '/reports/leads',
  validateSearch: (raw: Record<string, unknown>): { by?: string; period?: string } => ({
    ...(typeof raw.by === 'string' ? { by: raw.by } : {}),
    ...(typeof raw.period === 'string' ? { period: raw.period } : {}),
  }),
  beforeLoad: requirePermission('leads.read'),
  component: lazyRouteComponent(() => import('@/features/reports/reports-page'), 'LeadReportPage'),
});

const approvals = createRoute({
  getParentRoute: () => app,
  path: '/approvals',
  component: lazyRouteComponent(() => import('@/features/approvals/approvals-page'), 'ApprovalsPage'),
});

/** What was asked, what is sold, at which price, what was offered, what leads came to, and what will come. */
export const salesRoutes = [
  leadBoard,
  leadReport,
  inquiries,
  products,
  product,
  quotes,
  quote,
  priceBooks,
  priceBook,
  prices,
  price,
  approvals,
  forecast,
  quotas,
  battleCards,
];
