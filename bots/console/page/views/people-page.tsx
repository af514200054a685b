import { useCallback, useEffect, useState } from 'preact/hooks';
import { roles } from '../../../../core/casework/accounts.ts';
import type { Me, PersonView, RefusalView } from '../../wire.ts';
import { get, post, refusalIn } from '../lib/api.ts';
import { useWords } from '../lib/words.tsx';
import { Copyable } from './copyable.tsx';
import { Field, Refused } from './parts.tsx';

export function PeoplePage({ me }: { me: Me }) {
  const { t } = useWords();
  const [people, setPeople] = useState<readonly PersonView[]>([]);
  const [link, setLink] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<RefusalView | null>(null);
  const load = useCallback(() => {
    get<{ people: readonly PersonView[] }>('/people')
      .then((read) => setPeople(read.people))
      .catch((error: unknown) => setRefusal(refusalIn(error)));
  }, []);
  useEffect(load, [load]);
  const ask = (path: string, body: object = {}) => {
    setLink(null);
    setRefusal(null);
    post<{ path?: string }>(path, body)
      .then((made) => (made.path === undefined ? load() : setLink(new URL(made.path, location.href).href)))
      .catch((error: unknown) => setRefusal(refusalIn(error)));
  };
  const manages = me.role === 'administrator';
  return (
    <section class="page">
      <h2>{t('people.title')}</h2>
      <Refused refusal={refusal} />
      {link === null ? null : (
        <div class="card" role="status">
          <p>{t('people.link')}</p>
          <Copyable text={link} />
        </div>
      )}
      {manages ? <Invite onInvite={(role) => ask('/people/invite', { role })} /> : null}
      <ul class="rows">
        {people.map((person) => (
          <li key={person.id} class="person">
            <span>
              <strong>{person.name}</strong> <bdi class="hint">{person.userName}</bdi>
              {person.disabled ? <b> · {t('people.disabled')}</b> : null}
            </span>
            {manages && person.id !== me.id ? (
              <PersonActs of={person} ask={ask} />
            ) : (
              <span>{t(`role.${person.role}`)}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Invite({ onInvite }: { onInvite: (role: string) => void }) {
  const { t } = useWords();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onInvite(String(new FormData(event.currentTarget as HTMLFormElement).get('role')));
  };
  return (
    <form class="card invite" onSubmit={submit}>
      <Field label={t('people.invite_as')}>{(ties) => <RoleSelect {...ties} name="role" value="caseworker" />}</Field>
      <button type="submit" class="button">
        {t('people.invite')}
      </button>
    </form>
  );
}

function PersonActs({ of, ask }: { of: PersonView; ask: (path: string, body?: object) => void }) {
  const { t } = useWords();
  return (
    <span class="person-acts">
      <RoleSelect
        label={t('people.role')}
        name={of.id}
        value={of.role}
        onChange={(role) => ask(`/people/${of.id}/role`, { role })}
      />
      <button type="button" class="quiet" onClick={() => ask(`/people/${of.id}/reset`)}>
        {t('people.reset')}
      </button>
      <button type="button" class="quiet" onClick={() => ask(`/people/${of.id}/${of.disabled ? 'enable' : 'disable'}`)}>
        {t(of.disabled ? 'people.enable' : 'people.disable')}
      </button>
    </span>
  );
}

interface RoleSelectProps {
  readonly id?: string;
  readonly label?: string;
  readonly name: string;
  readonly value: string;
  onChange?(role: string): void;
}

function RoleSelect({ id, label, name, value, onChange }: RoleSelectProps) {
  const { t } = useWords();
  return (
    <select
      id={id}
      name={name}
      value={value}
      aria-label={label}
      onChange={(event) => onChange?.(event.currentTarget.value)}
    >
      {roles.map((role) => (
        <option key={role} value={role}>
          {t(`role.${role}`)}
        </option>
      ))}
    </select>
  );
}
