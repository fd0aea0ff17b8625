// Teaches Mantine our tokens: every colour it paints with is one of the custom properties of `@parlo/ui`.

import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from "@mantine/core";
import { colours, type } from "@parlo/ui";

const tuple = (hex: string): MantineColorsTuple => [hex, hex, hex, hex, hex, hex, hex, hex, hex, hex];

const variantColours: VariantColorsResolver = ({ color, variant }) => {
  const name = color === "danger" ? "danger" : color === "warn" ? "warn" : "accent";
  const strong = { background: `var(--${name})`, hover: `var(--${name}-deep)`, color: `var(--on-${name})` };
  const soft = { background: `var(--${name}-soft)`, hover: `var(--${name}-soft)`, color: `var(--${name})` };
  const quiet = { background: "transparent", hover: "var(--hover)", color: `var(--${name})` };
  const plain = { background: "var(--surface)", hover: "var(--hover)", color: "var(--ink)" };
  const bare = { border: "1px solid transparent" };
  if (variant === "filled") return { ...strong, ...bare };
  if (variant === "light") return { ...soft, ...bare };
  if (variant === "subtle" || variant === "transparent") {
    return { ...quiet, ...bare, ...(color === "gray" && { color: "var(--ink-soft)" }) };
  }
  return { ...plain, ...(name === "danger" && { color: "var(--danger)" }), border: "1px solid var(--line)" };
};

export const theme = createTheme({
  fontFamily: "var(--font)",
  fontFamilyMonospace: "var(--font-mono)",
  fontSizes: { xs: "0.75rem", sm: "0.875rem", md: "0.875rem", lg: "1rem", xl: "1.25rem" },
  lineHeights: { xs: "1.45", sm: "1.45", md: "1.45", lg: "1.45", xl: "1.2" },
  spacing: { xs: "0.5rem", sm: "0.75rem", md: "1rem", lg: "1.5rem", xl: "2rem" },
  radius: { sm: "var(--radius-control)", md: "var(--radius-card)", lg: "var(--radius-window)" },
  shadows: { xs: "var(--shadow-resting)", sm: "var(--shadow-resting)", md: "var(--shadow-floating)" },
  defaultRadius: "sm",
  primaryColor: "accent",
  colors: {
    accent: tuple(colours.light.accent),
    danger: tuple(colours.light.danger),
    warn: tuple(colours.light.warn),
  },
  headings: {
    fontWeight: String(type.weights.semibold),
    sizes: {
      h1: { fontSize: "var(--text-xl)", lineHeight: "var(--line-height-heading)" },
      h2: { fontSize: "var(--text-lg)", lineHeight: "var(--line-height-heading)" },
      h3: { fontSize: "var(--text-md)", lineHeight: "var(--line-height)" },
    },
  },
  cursorType: "pointer",
  respectReducedMotion: true,
  variantColorResolver: variantColours,
  components: {
    Text: { defaultProps: { size: "sm" } },
    Anchor: { defaultProps: { underline: "hover", inherit: true } },
    Button: { defaultProps: { fw: type.weights.medium } },
    Checkbox: { defaultProps: { iconColor: "var(--on-accent)", size: "xs", radius: 4 } },
    Radio: { defaultProps: { iconColor: "var(--on-accent)" } },
    Modal: {
      defaultProps: {
        centered: true,
        radius: "md",
        shadow: "md",
        transitionProps: { duration: 120 },
        padding: "lg",
        overlayProps: { backgroundOpacity: 0.4 },
      },
    },
    Menu: { defaultProps: { shadow: "md", radius: "md", transitionProps: { duration: 120 } } },
    Tooltip: { defaultProps: { openDelay: 300, transitionProps: { duration: 120 } } },
    Select: {
      defaultProps: {
        allowDeselect: false,
        comboboxProps: { shadow: "md", transitionProps: { duration: 120 } },
      },
    },
    MultiSelect: { defaultProps: { comboboxProps: { shadow: "md", transitionProps: { duration: 120 } } } },
    PasswordInput: { defaultProps: { visibilityToggleButtonProps: { tabIndex: 0 } } },
  },
});

/** Every shade of a colour is the one that the scheme has for it: some components reach for a shade by number. */
const shades = Object.fromEntries(
  ["accent", "danger", "warn"].flatMap((name) =>
    Array.from({ length: 10 }, (_, shade) => [`--mantine-color-${name}-${shade}`, `var(--${name})`]),
  ),
);

const schemeVariables = {
  ...shades,
  "--mantine-color-body": "var(--paper)",
  "--mantine-color-text": "var(--ink)",
  "--mantine-color-bright": "var(--ink)",
  "--mantine-color-dimmed": "var(--ink-soft)",
  "--mantine-color-placeholder": "var(--ink-soft)",
  "--mantine-color-anchor": "var(--accent)",
  "--mantine-color-error": "var(--danger)",
  "--mantine-color-default": "var(--surface)",
  "--mantine-color-default-hover": "var(--hover)",
  "--mantine-color-default-color": "var(--ink)",
  "--mantine-color-default-border": "var(--line)",
  "--mantine-color-disabled": "var(--sunken)",
  "--mantine-color-disabled-color": "var(--ink-soft)",
  "--mantine-color-disabled-border": "var(--line)",
  "--mantine-color-accent-filled": "var(--accent)",
  "--mantine-color-accent-filled-hover": "var(--accent-deep)",
  "--mantine-color-accent-light": "var(--accent-soft)",
  "--mantine-color-accent-light-hover": "var(--accent-soft)",
  "--mantine-color-accent-light-color": "var(--accent)",
  "--mantine-color-accent-text": "var(--accent)",
  "--mantine-color-accent-outline": "var(--accent)",
};

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: schemeVariables,
  dark: schemeVariables,
});
