/**
 * The one place where Leitu's looks are decided: earth (clay, ochre, loess), ink, and celadon for what has been reached.
 * From here come the CSS variables (`virtual:tokens.css`, made by vite.config.ts) and Ant Design's tokens.
 * Every pair of text and ground reaches WCAG AA (4.5:1), every control's edge 3:1: theme.test.ts computes it.
 */
import type { ThemeConfig } from 'antd';

type MappingAlgorithm = Extract<ThemeConfig['algorithm'], (...tokens: never[]) => unknown>;
type MapToken = ReturnType<MappingAlgorithm>;

/** The two faces of the application. */
export type Mode = 'light' | 'dark';

/** The colours of one mode, by what they are for. */
export interface Palette {
  /** The page itself. */
  readonly ground: string;
  /** Cards and fields that lie on the page. */
  readonly surface: string;
  /** Wells: table heads, code, the foot of the page. */
  readonly sunken: string;
  /** Hairlines. */
  readonly line: string;
  /** Edges of controls, which must be seen. */
  readonly edge: string;
  readonly ink: string;
  readonly inkSoft: string;
  /** What can be pressed. */
  readonly clay: string;
  readonly clayHover: string;
  readonly clayActive: string;
  readonly clayWash: string;
  /** Text on clay. */
  readonly onClay: string;
  /** Reached, met. */
  readonly celadon: string;
  readonly celadonWash: string;
  /** Not reached, wrong. */
  readonly cinnabar: string;
  readonly cinnabarWash: string;
  /** Not known yet. */
  readonly ochre: string;
  readonly ochreWash: string;
  /** Left to a person's judgement. */
  readonly indigo: string;
  readonly indigoWash: string;
  /** The tower's three stretches: rammed earth, fired brick, glazed tile. */
  readonly earth: string;
  readonly brick: string;
  readonly glaze: string;
}

/** All colours. */
export const palette: Readonly<Record<Mode, Palette>> = {
  light: {
    ground: '#faf6ee',
    surface: '#fffdf9',
    sunken: '#f2eadc',
    line: '#e3d8c6',
    edge: '#94816b',
    ink: '#2a211b',
    inkSoft: '#635548',
    clay: '#8e4423',
    clayHover: '#a3532e',
    clayActive: '#743519',
    clayWash: '#f6e7dc',
    onClay: '#fffdf9',
    celadon: '#2b6a5b',
    celadonWash: '#e0ede6',
    cinnabar: '#a82a1e',
    cinnabarWash: '#f9e4de',
    ochre: '#7d540c',
    ochreWash: '#f7ebd0',
    indigo: '#38557f',
    indigoWash: '#e4e9f1',
    earth: '#cda981',
    brick: '#b2673a',
    glaze: '#3f8873',
  },
  dark: {
    ground: '#191512',
    surface: '#231e1a',
    sunken: '#13100d',
    line: '#3c332b',
    edge: '#8a7a6c',
    ink: '#f0e7da',
    inkSoft: '#bcad9c',
    clay: '#e39c73',
    clayHover: '#eeb391',
    clayActive: '#d08a61',
    clayWash: '#3a281e',
    onClay: '#21150e',
    celadon: '#8ccab6',
    celadonWash: '#1d322b',
    cinnabar: '#f39483',
    cinnabarWash: '#3d211a',
    ochre: '#e4b762',
    ochreWash: '#352a17',
    indigo: '#a7c0e4',
    indigoWash: '#212c3b',
    earth: '#7d6145',
    brick: '#bd7346',
    glaze: '#7dbfa9',
  },
};

// Chinese faces first where the page is Chinese, so that quotation marks and dashes have their full width.
const HAN_TEXT =
  '"PingFang SC", "HarmonyOS Sans SC", "MiSans", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC"';
const HAN_DISPLAY =
  '"Noto Serif SC", "Source Han Serif SC", "Noto Serif CJK SC", "Songti SC", "STZhongsong", "STSong", "SimSun"';
const LATIN_TEXT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans"';
const LATIN_DISPLAY = '"Iowan Old Style", "Palatino Linotype", Palatino, Charter, Georgia, "Noto Serif"';

/** Typefaces by language: for text, and for headings. All of them are the reader's own; none is fetched. */
const fonts = {
  zh: { text: `${HAN_TEXT}, ${LATIN_TEXT}, sans-serif`, display: `${HAN_DISPLAY}, ${LATIN_DISPLAY}, serif` },
  en: { text: `${LATIN_TEXT}, ${HAN_TEXT}, sans-serif`, display: `${LATIN_DISPLAY}, ${HAN_DISPLAY}, serif` },
} as const;

function declarations(mode: Mode): string {
  const colours = Object.entries(palette[mode]).map(([name, colour]) => `--${kebab(name)}:${colour};`);
  return `color-scheme:${mode};${colours.join('')}`;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The stylesheet that gives every colour and typeface its CSS variable: `inkSoft` is `--ink-soft`. */
export function cssVariables(): string {
  return [
    `:root{--font-text:${fonts.zh.text};--font-display:${fonts.zh.display};${declarations('light')}}`,
    `:root:lang(en){--font-text:${fonts.en.text};--font-display:${fonts.en.display};}`,
    `@media (prefers-color-scheme:dark){:root{${declarations('dark')}}}`,
    `:root[data-theme=light]{${declarations('light')}}`,
    `:root[data-theme=dark]{${declarations('dark')}}`,
    // Paper is white whatever the screen was.
    `@media print{:root,:root[data-theme]{${declarations('light')}}}`,
  ].join('\n');
}

/** Ant Design derives shades of its own from the colours it is given; ours are complete, so they replace them. */
function keepColours(colours: Palette): MappingAlgorithm {
  const own = {
    colorPrimary: colours.clay,
    colorPrimaryHover: colours.clayHover,
    colorPrimaryActive: colours.clayActive,
    colorPrimaryBg: colours.clayWash,
    colorLink: colours.clay,
    colorLinkHover: colours.clayHover,
    colorSuccess: colours.celadon,
    colorWarning: colours.ochre,
    colorError: colours.cinnabar,
    colorInfo: colours.indigo,
    colorSuccessBg: colours.celadonWash,
    colorSuccessBorder: colours.celadon,
    colorWarningBg: colours.ochreWash,
    colorWarningBorder: colours.ochre,
    colorErrorBg: colours.cinnabarWash,
    colorErrorBorder: colours.cinnabar,
    colorInfoBg: colours.indigoWash,
    colorInfoBorder: colours.indigo,
    colorText: colours.ink,
    colorTextSecondary: colours.inkSoft,
    colorTextTertiary: colours.inkSoft,
    colorBgBase: colours.ground,
    colorBgLayout: colours.ground,
    colorBgContainer: colours.surface,
    colorBgElevated: colours.surface,
    colorBorder: colours.edge,
    colorBorderSecondary: colours.line,
  };
  return (_seed, derived) => ({ ...derived, ...own }) as MapToken; // It is last in the row: the others have derived everything.
}

/** Ant Design's tokens for a mode; the caller brings Ant Design's algorithm, so that this file stays plain data. */
export function antDesignTheme(
  mode: Mode,
  algorithm: NonNullable<ThemeConfig['algorithm']>,
  isMotionReduced: boolean,
): ThemeConfig {
  const colours = palette[mode];
  return {
    algorithm: [...(Array.isArray(algorithm) ? algorithm : [algorithm]), keepColours(colours)],
    token: {
      colorPrimary: colours.clay,
      colorTextDescription: colours.inkSoft,
      controlItemBgActive: colours.clayWash,
      controlItemBgHover: colours.sunken,
      controlItemBgActiveHover: colours.clayWash,
      colorTextPlaceholder: colours.inkSoft,
      colorTextLightSolid: colours.onClay,
      fontFamily: 'var(--font-text)',
      fontSize: 15,
      controlHeight: 40,
      borderRadius: 4,
      borderRadiusLG: 6,
      motion: !isMotionReduced,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', primaryColor: colours.onClay },
      Table: {
        headerBg: colours.sunken,
        headerColor: colours.inkSoft,
        headerSortActiveBg: colours.sunken,
        headerSortHoverBg: colours.line,
        bodySortBg: colours.surface,
        rowHoverBg: colours.clayWash,
        borderColor: colours.line,
        fixedHeaderSortActiveBg: colours.sunken,
        headerBorderRadius: 0,
      },
      Segmented: { trackBg: colours.sunken, itemSelectedBg: colours.surface, itemColor: colours.inkSoft },
    },
  };
}
