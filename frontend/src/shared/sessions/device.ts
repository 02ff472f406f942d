const browsers = [
  ['Edg', 'Edge'],
  ['OPR', 'Opera'],
  ['Firefox', 'Firefox'],
  ['FxiOS', 'Firefox'],
  ['CriOS', 'Chrome'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const;

const systems = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['Linux', 'Linux'],
] as const;

export type Device = { browser: string | undefined; system: string | undefined };

/** Which browser on which system, as far as it says: browsers name those before them, hence the order. */
export function deviceOf(userAgent: string | null | undefined): Device {
  const nameIn = (known: readonly (readonly [string, string])[]) =>
    known.find(([mark]) => userAgent?.includes(mark) === true)?.[1];
  return { browser: nameIn(browsers), system: nameIn(systems) };
}
