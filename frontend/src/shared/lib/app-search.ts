export const consentPath = '/oauth/authorize';

/**
 * What an app asked with, exactly as it came. The router reads the values of an address as JSON and writes them anew, so that a long state of digits
 * would go back to the app as another; and whoever has to sign in first comes here by the address that the sign-in page keeps.
 */
export const appSearch = searchOf(window.location);

export function searchOf({ pathname, search }: { pathname: string; search: string }): string {
  if (pathname === consentPath) return search;
  const next = new URLSearchParams(search).get('next') ?? '';
  return next.startsWith(`${consentPath}?`) ? next.slice(consentPath.length) : '';
}
