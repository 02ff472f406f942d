export type ProblemBody = {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  instance?: string;
  traceId?: string;
  code?: string;
  errors?: Record<string, string[]>;
  params?: Record<string, string | number>;
  current?: unknown;
};

/** Every failed request, whether the server explained itself (problem+json) or could not be reached at all. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly status: number;
  readonly code: string;
  readonly detail: string | undefined;
  readonly errors: Record<string, string[]>;
  readonly params: Record<string, string | number>;
  readonly current: unknown;
  readonly traceId: string | undefined;

  constructor(status: number, body: ProblemBody) {
    super(body.detail ?? body.title ?? `HTTP ${status}`);
    this.status = status;
    this.code = body.code ?? codeOf(status);
    this.detail = body.detail ?? body.title;
    this.errors = body.errors ?? {};
    this.params = body.params ?? {};
    this.current = body.current;
    this.traceId = body.traceId;
  }
}

/** A proxy in between may answer without a problem body: its status is then all there is to tell. */
function codeOf(status: number): string {
  switch (status) {
    case 0:
      return 'network';
    case 401:
      return 'not_signed_in';
    case 403:
      return 'forbidden';
    case 404:
      return 'not_found';
    case 413:
      return 'too_large';
    case 429:
      return 'too_many_requests';
    default:
      return status >= 500 ? 'server' : 'unexpected';
  }
}
