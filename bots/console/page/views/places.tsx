import { placePath, places, useRoute } from '../lib/routes.ts';
import { type Cases, casesIn } from '../lib/use-cases.ts';
import { useWords } from '../lib/words.tsx';

/** The three places; a bar at the thumb on a phone, above the list on a desk. */
export function Places({ cases, me }: { cases: Cases; me: string }) {
  const { t } = useWords();
  const route = useRoute();
  return (
    <nav class="places" aria-label={t('place.label')}>
      {places.map((place) => {
        const here = casesIn(place, cases.all.values(), me);
        const urgent = place === 'waiting' && here.some(({ priority }) => priority === 'emergency');
        const current = route.type === 'cases' && route.place === place;
        return (
          <a key={place} href={placePath(place)} aria-current={current ? 'page' : undefined}>
            {t(`place.${place}`)}
            <span class={urgent ? 'count count-emergency' : 'count'}>{here.length}</span>
          </a>
        );
      })}
    </nav>
  );
}
