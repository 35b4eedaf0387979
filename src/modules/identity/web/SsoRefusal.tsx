import { useSearch } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useLanguage } from '../../../web/ui/language.tsx';
import { SSO_REFUSALS, type SsoRefusal as SsoCode } from '../contract.ts';

/** Says why single sign-on came to nothing: the browser has come back with the reason in its address. */
export function SsoRefusal() {
  const { language } = useLanguage();
  const { refused }: { readonly refused?: unknown } = useSearch({ strict: false });
  if (!isCode(refused)) return null;
  return (
    <div role="alert">
      <Alert type="warning" showIcon title={SSO_REFUSALS[refused][language]} style={{ marginBottom: 16 }} />
    </div>
  );
}

function isCode(word: unknown): word is SsoCode {
  return typeof word === 'string' && Object.hasOwn(SSO_REFUSALS, word);
}
