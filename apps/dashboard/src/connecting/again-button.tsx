import type { LoginMethod } from '@muster/contracts';
import { ButtonLink } from '../parts/links.ts';
import { useTexts } from '../texts/define-texts.ts';
import { connectingTexts } from './connecting-texts.ts';

/** Leads to the begin of another attempt of the same kind. */
export function AgainButton({ method, variant }: { method: LoginMethod; variant?: 'default' }) {
  const say = useTexts(connectingTexts);
  return (
    <ButtonLink
      to="/accounts/connect"
      search={method === 'qr' ? { method } : {}}
      {...(variant && { variant })}
    >
      {say('again')}
    </ButtonLink>
  );
}
