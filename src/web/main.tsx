import 'virtual:tokens.css';
import './global.css';
import { present } from '@leitu/kernel';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { keepOfflineCopy } from './layout/offlineCopy.ts';
import { fetchAllPages, router } from './router.tsx';
import { AppearanceProvider } from './ui/appearance.tsx';
import { LanguageProvider } from './ui/language.tsx';

const root = present(document.getElementById('root'), 'index.html has the root element');
createRoot(root).render(
  <StrictMode>
    <LanguageProvider>
      <AppearanceProvider>
        <RouterProvider router={router} />
      </AppearanceProvider>
    </LanguageProvider>
  </StrictMode>,
);

keepOfflineCopy();
addEventListener('load', () => void fetchAllPages(), { once: true });
