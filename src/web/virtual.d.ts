/// <reference types="vite/client" />
/// <reference types="vite-plugin-pwa/client" />

/** The colours and typefaces of theme.ts as CSS variables, made by vite.config.ts. */
declare module 'virtual:tokens.css';
