/** Styles of a button whose words, in some languages, need two lines on a phone: it grows instead of leaving the screen. */
export const wrapping = {
  root: { height: 'auto', minHeight: 'var(--button-height)', paddingBlock: 6 },
  label: { whiteSpace: 'normal' },
} as const;
