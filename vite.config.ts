import { fileURLToPath } from 'node:url';
import { loadLibrary } from '@leitu/rules';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { readYamlFolder } from './src/platform/yaml/readYamlFolder.ts';
import { cssVariables } from './src/web/theme.ts';

/** Serves the tokens of theme.ts as a stylesheet, so that the first paint already has its colours. */
function tokens(): Plugin {
  const id = '\0virtual:tokens.css';
  return {
    name: 'leitu-tokens',
    resolveId: (source) => (source === 'virtual:tokens.css' ? id : undefined),
    load: (source) => (source === id ? cssVariables() : undefined),
  };
}

const packsFolder = fileURLToPath(new URL('packs/', import.meta.url));

/** Reads the packs when the application is built, so that no reader of YAML is shipped; a faulty pack stops the build. */
function packs(): Plugin {
  const id = '\0virtual:packs';
  return {
    name: 'leitu-packs',
    resolveId: (source) => (source === 'virtual:packs' ? id : undefined),
    load(source) {
      if (source !== id) return undefined;
      const files = readYamlFolder(packsFolder);
      const library = files.ok ? loadLibrary(files.value) : files;
      if (!files.ok || !library.ok) {
        const faults = library.ok ? [] : library.reason;
        return this.error(
          faults.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message.zh}`).join('\n'),
        );
      }
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(files.value))});`;
    },
  };
}

/** Lets the first paint wait for the script, so that nobody sees the light page flash before the dark one they chose. */
function paintOnce(): Plugin {
  return {
    name: 'leitu-paint-once',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => html.replaceAll('<script type="module"', '<script type="module" blocking="render"'),
    },
  };
}

export default defineConfig({
  root: 'src/web',
  plugins: [
    tokens(),
    packs(),
    paintOnce(),
    react(),
    VitePWA({
      injectRegister: false,
      registerType: 'prompt',
      manifest: {
        name: '累土 Leitu',
        short_name: '累土',
        description: '中小企业梯度培育的开放平台',
        lang: 'zh-CN',
        start_url: '/',
        display: 'standalone',
        background_color: '#faf6ee',
        theme_color: '#8e4423',
        icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
      },
      workbox: {
        globPatterns: ['**/*.{html,js,css,svg}'],
        // Charts are on pages that need the server anyway; a stranger's copy does without them.
        globIgnores: ['**/chartEngine-*.js'],
        navigateFallbackDenylist: [/^\/api\//],
        clientsClaim: true,
        maximumFileSizeToCacheInBytes: 4_000_000,
      },
    }),
  ],
  build: { outDir: '../../dist/web', emptyOutDir: true },
  server: { port: 5181, proxy: { '/api': 'http://localhost:5180' } },
});
