import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { useLanguage } from '../state/language.ts';

/** What time it is, so many milliseconds ahead of this machine. */
export function Ticking({ aheadMs }: { readonly aheadMs: number }) {
  const { time } = useLanguage();
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const moment = new Date(now + aheadMs).toISOString();
  return html`<p><time class="clock" datetime=${moment}>${time(moment)}</time></p>`;
}
