const storageKey = 'crm.currency';

/** Whoever enters amounts mostly enters them in one currency: the last one chosen here. */
export function defaultCurrency(): string {
  return localStorage.getItem(storageKey) ?? 'EUR';
}

export function rememberCurrency(currency: string): void {
  localStorage.setItem(storageKey, currency);
}
