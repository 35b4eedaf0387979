/// <reference types="vite/client" />
/// <reference types="vite-plugin-pwa/client" />

/** The colours and typefaces of theme.ts as CSS variables, made by vite.config.ts. */
declare module 'virtual:tokens.css';

/** The files of packs/ as trees, read by vite.config.ts when the application is built. */
declare module 'virtual:packs' {
  const files: readonly import('@leitu/rules').SourceFile[];
  export default files;
}
