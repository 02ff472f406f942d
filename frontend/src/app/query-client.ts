import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from '@/shared/api/problem-error';

/** Asking again helps against a lost connection or a restarting server, never against a refusal. */
export function isWorthRetrying(failures: number, error: unknown): boolean {
  const status = error instanceof ProblemError ? error.status : 500;
  return failures < 2 && (status === 0 || status >= 502);
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 30_000, gcTime: 5 * 60_000, retry: isWorthRetrying },
    mutations: { retry: false },
  },
});
