import type { ComponentChildren } from 'preact';
import type { CaseView } from '../../wire.ts';
import { lasting } from '../lib/times.ts';
import { useNow } from '../lib/use-now.ts';
import { useWords } from '../lib/words.tsx';
import { Ago, Country, Priority } from './parts.tsx';

/** Everything the person told before a human came, and the limits of the channel. */
export function Known({ of }: { of: CaseView }) {
  const { t } = useWords();
  const { intake } = of;
  const answer = (part: string, value: string | null) => (value === null ? t('known.not_said') : t(`${part}.${value}`));
  return (
    <dl class="known">
      <Item name={t('known.safe')}>
        <span class={intake.safeToWrite === 'no' ? 'safety-no' : ''}>
          {t(`safe.${intake.safeToWrite ?? 'not_said'}`)}
        </span>
      </Item>
      <Item name={t('known.priority')}>
        <Priority of={of.priority} />
      </Item>
      <Item name={t('known.about')}>{answer('about', intake.about)}</Item>
      <Item name={t('known.for_whom')}>{answer('for_whom', intake.forWhom)}</Item>
      <Item name={t('known.country')}>
        <Country code={intake.country} />
      </Item>
      <Item name={t('known.language')}>{t(`language.${of.language}`)}</Item>
      <Item name={t('known.channel')}>{t(`channel.${of.channel}`)}</Item>
      <Item name={t('known.window')}>
        <Window closesAt={of.windowClosesAt} />
      </Item>
      <Item name={t('known.worker')}>{of.worker?.name ?? t('known.nobody')}</Item>
      <Item name={t('known.state')}>
        {t(`state.${of.state}`)}
        {of.outcome === null ? null : <> · {t(`outcome.${of.outcome}`)}</>}
      </Item>
      <Item name={t('known.opened')}>
        <Ago at={of.openedAt} />
      </Item>
      <Item name={t('known.heard')}>
        <Ago at={of.lastHeardAt} />
      </Item>
      <Item name={t('known.consent')}>
        {t('known.consented')} <Ago at={of.consentedAt} />
      </Item>
    </dl>
  );
}

function Item({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="known-item">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Window({ closesAt }: { closesAt: number | null }) {
  const words = useWords();
  const { t } = words;
  const now = useNow();
  if (closesAt === null) return <>{t('known.window_always')}</>;
  if (closesAt <= now) return <>{t('known.window_closed')}</>;
  return <>{t('composer.window', { time: lasting(closesAt - now, words) })}</>;
}
