import 'virtual:tokens.css';
import './global.css';
import { present } from '@leitu/kernel';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { keepOfflineCopy } from './layout/offlineCopy.ts';
import { modules } from './modules.ts';
import { fetchAllPages, router } from './router.tsx';
import { AppearanceProvider } from './ui/appearance.tsx';
import { LanguageProvider } from './ui/language.tsx';
import { ModuleWordsProvider } from './ui/moduleWords.tsx';
import { queryClient } from './ui/queryClient.ts';

const root = present(document.getElementById('root'), 'index.html has the root element');
createRoot(root).render(
  <StrictMode>
    <LanguageProvider>
      <AppearanceProvider>
        <QueryClientProvider client={queryClient}>
          <ModuleWordsProvider modules={modules}>
            <RouterProvider router={router} />
          </ModuleWordsProvider>
        </QueryClientProvider>
      </AppearanceProvider>
    </LanguageProvider>
  </StrictMode>,
);

keepOfflineCopy();
addEventListener('load', () => void fetchAllPages(), { once: true });
