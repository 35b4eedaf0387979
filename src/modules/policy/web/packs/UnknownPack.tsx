import { Link } from '@tanstack/react-router';
import { Advice } from '../../../../web/ui/Advice.tsx';
import { useText } from '../../../../web/ui/language.tsx';
import { messages } from './messages.ts';

/** Shown where an address names a pack that there is not. */
export function UnknownPack({ id }: { readonly id: string }) {
  const text = useText(messages);
  return (
    <Advice title={text('unknownPack', { id })}>
      <p>{text('unknownPackAdvice')}</p>
      <p>
        <Link to="/packs">{text('toPacks')}</Link>
      </p>
    </Advice>
  );
}
