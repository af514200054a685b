import { useEffect, useState } from 'preact/hooks';
import type { ChannelView, RefusalView } from '../../wire.ts';
import { get, refusalIn } from '../lib/api.ts';
import { useWords } from '../lib/words.tsx';
import { Copyable } from './copyable.tsx';
import { Refused } from './parts.tsx';

const steps = [1, 2, 3] as const;

export function Steps({ at }: { at: 1 | 2 | 3 }) {
  const { t } = useWords();
  return (
    <ol class="steps" aria-label={t('setup.title')}>
      {steps.map((step) => (
        <li key={step} class={step < at ? 'step done' : 'step'} aria-current={step === at ? 'step' : undefined}>
          <span class="step-mark" aria-hidden="true">
            {step < at ? '✓' : step}
          </span>
          {t(`setup.step_${step}`)}
        </li>
      ))}
    </ol>
  );
}

/** The first administrator's second and third step; later the place to look at what is connected. */
export function Setup({ chatAddress }: { chatAddress: string }) {
  const { t } = useWords();
  const [channels, setChannels] = useState<readonly ChannelView[]>([]);
  const [refusal, setRefusal] = useState<RefusalView | null>(null);
  useEffect(() => {
    get<{ channels: readonly ChannelView[] }>('/channels')
      .then((read) => setChannels(read.channels))
      .catch((error: unknown) => setRefusal(refusalIn(error)));
  }, []);
  const chat = new URL(chatAddress, location.href).href;
  return (
    <section class="page">
      <h2>{t('setup.title')}</h2>
      <Steps at={2} />
      <Refused refusal={refusal} />
      <h3>{t('setup.step_2')}</h3>
      <p>{t('setup.channels')}</p>
      <ul class="rows">
        {channels.map((channel) => (
          <li key={channel.name} class="channel">
            <strong>{t(`channel.${channel.name}`)}</strong>
            <span class={`channel-state channel-${channel.state}`}>
              <span aria-hidden="true">{{ on: '●', off: '○', trouble: '▲' }[channel.state]}</span>{' '}
              {t(`setup.state_${channel.state}`)}
            </span>
            {channel.state === 'on' ? null : (
              <p class="hint">
                {t(`setup.how_${channel.name}`)} <bdi>{channel.detail}</bdi>
              </p>
            )}
          </li>
        ))}
      </ul>
      <h3>{t('setup.step_3')}</h3>
      <p>{t('setup.share')}</p>
      <Copyable text={chat} />
      <p>
        <a class="button" href="#/waiting">
          {t('setup.done')}
        </a>
      </p>
    </section>
  );
}
