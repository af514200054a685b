import { useWords } from '../hooks.ts';

/** `geo:` opens the phone's own map; nothing is asked of anybody to show it. */
export function PlaceLink({ latitude, longitude }: { readonly latitude: number; readonly longitude: number }) {
  const say = useWords();
  const where = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  return (
    <a class="place" href={`geo:${latitude},${longitude}`}>
      {say('place')} <span class="digits">{where}</span>
    </a>
  );
}
