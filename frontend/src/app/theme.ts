import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const pine: MantineColorsTuple = [
  '#eef7f4',
  '#d9ede7',
  '#b3dacf',
  '#88c6b6',
  '#63b7a3',
  '#3f9682',
  '#27806d',
  '#0f6b5c',
  '#0b574b',
  '#07443a',
];

const stone: MantineColorsTuple = [
  '#faf9f6',
  '#f4f2ee',
  '#eae7e1',
  '#dedad2',
  '#c9c4bb',
  '#a8a299',
  '#7d776f',
  '#5c5751',
  '#403c38',
  '#24211f',
];

const slate: MantineColorsTuple = [
  '#e9e7e2',
  '#cdcbc5',
  '#aaa8a1',
  '#85847e',
  '#3a3f42',
  '#303538',
  '#1f2325',
  '#16191b',
  '#111415',
  '#0c0e0f',
];

export const theme = createTheme({
  colors: { pine, gray: stone, dark: slate },
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 6 },
  black: '#1f1d1b',
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '11px', xl: '18px' },
  fontFamily:
    'ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  fontSizes: { xs: '12px', sm: '14px', md: '15px', lg: '17px', xl: '20px' },
  headings: {
    fontWeight: '620',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '24px', lineHeight: '1.25' },
      h2: { fontSize: '18px', lineHeight: '1.35' },
      h3: { fontSize: '15px', lineHeight: '1.4' },
    },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  // Plain objects: `Modal.extend` would pull each named component into the entry.
  components: {
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    Badge: { defaultProps: { variant: 'light', radius: 'sm', tt: 'none', fw: 550 } },
    Button: { defaultProps: { size: 'sm', fw: 550 } },
    Drawer: { defaultProps: { overlayProps: { backgroundOpacity: 0.35 } } },
    // The placeholder that would take the first focus is no child that a menu may have.
    Menu: { defaultProps: { shadow: 'md', withInitialFocusPlaceholder: false } },
    Modal: { defaultProps: { overlayProps: { backgroundOpacity: 0.35 }, radius: 'lg' } },
    Paper: { defaultProps: { withBorder: true, radius: 'lg' } },
    Table: { defaultProps: { fz: 'sm', verticalSpacing: 10, horizontalSpacing: 'md' } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
  },
});

/**
 * Mantine's own dimmed, placeholder and error colours stay below the 4.5:1 that WCAG AA asks of text, and its input
 * borders below the 3:1 asked of controls.
 */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {
    '--crm-sidebar-width': '232px',
    '--crm-sidebar-width-collapsed': '64px',
    '--crm-bottom-nav-height': '60px',
  },
  light: {
    '--mantine-color-body': '#fbfaf8',
    '--mantine-color-dimmed': '#665f57',
    '--mantine-color-placeholder': '#6f6860',
    '--mantine-color-error': '#b42318',
    '--mantine-color-default-border': '#dedad2',
    '--mantine-color-gray-light': '#efece7',
    '--mantine-color-gray-light-color': '#4a4540',
    '--mantine-color-red-light': 'var(--crm-danger-soft)',
    '--mantine-color-red-light-color': '#a61b12',
    '--mantine-color-yellow-light': 'var(--crm-warning-soft)',
    '--mantine-color-yellow-light-color': '#7a4206',
    '--mantine-color-blue-light-color': '#15528f',
    '--mantine-color-pine-light': 'var(--crm-accent-soft)',
    '--mantine-color-pine-light-color': '#0b574b',
    '--crm-surface': '#ffffff',
    '--crm-surface-sunken': '#f4f2ee',
    '--crm-surface-hover': '#f6f4f0',
    '--crm-border': '#e6e2da',
    '--crm-input-border': '#918a80',
    '--crm-accent-text': '#0b574b',
    '--crm-accent-soft': '#e4f2ed',
    '--crm-warning-text': '#8a4b08',
    '--crm-warning-soft': '#fdf1dc',
    '--crm-danger-soft': '#fdecea',
  },
  dark: {
    '--mantine-color-body': '#16191b',
    '--mantine-color-dimmed': '#aaa8a1',
    '--mantine-color-placeholder': '#9b9a93',
    '--mantine-color-error': '#ff9a8f',
    '--mantine-color-default-border': '#363b3e',
    '--mantine-color-gray-light': '#2b3033',
    '--mantine-color-gray-light-color': '#d3d0ca',
    '--mantine-color-red-light': 'var(--crm-danger-soft)',
    '--mantine-color-red-light-color': '#ffb4ab',
    '--mantine-color-yellow-light': 'var(--crm-warning-soft)',
    '--mantine-color-yellow-light-color': '#f0bd6e',
    '--mantine-color-blue-light': '#16293d',
    '--mantine-color-blue-light-color': '#9cc8f0',
    '--mantine-color-pine-light': 'var(--crm-accent-soft)',
    '--mantine-color-pine-light-color': '#9fd6c8',
    '--crm-surface': '#1c2022',
    '--crm-surface-sunken': '#111415',
    '--crm-surface-hover': '#24292b',
    '--crm-border': '#2d3235',
    '--crm-input-border': '#757a7c',
    '--crm-accent-text': '#88c6b6',
    '--crm-accent-soft': '#15332d',
    '--crm-warning-text': '#f0bd6e',
    '--crm-warning-soft': '#352a17',
    '--crm-danger-soft': '#3a1f1c',
  },
});
