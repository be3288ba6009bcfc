/** Who is here and what they hold, against what they can hold. */
import { useId } from 'react';
import type { BoardView } from '../../console/board-view.js';
import { useLanguage } from './language.js';

type Person = BoardView['people'][number];

export function PeopleTable({ people }: { readonly people: BoardView['people'] }) {
  const { t } = useLanguage();
  const heading = useId();
  return (
    <section className="board-queue" aria-labelledby={heading}>
      <h2 id={heading}>{t('people')}</h2>
      {people.length === 0 ? <p className="quiet">{t('nobodyHere')}</p> : (
        <table className="numbers board-people" aria-labelledby={heading}>
          <thead><tr>{(['personHead', 'loadOf', 'laidAside', 'withBotFor', 'silentCases'] as const).map((word) => <th key={word} scope="col">{t(word)}</th>)}</tr></thead>
          <tbody>{people.map((person) => <Row key={person.id} person={person} />)}</tbody>
        </table>
      )}
    </section>
  );
}

function Row({ person }: { readonly person: Person }) {
  const { t } = useLanguage();
  const { name, online, load, capacity, snoozed, delegated, silent } = person;
  const share = capacity === 0 ? 0 : Math.min(1, load / capacity);
  return (
    <tr>
      <th scope="row">
        {name} <span className={online ? 'presence here' : 'presence'}><span className="dot" aria-hidden="true" />{t(online ? 'online' : 'away')}</span>
      </th>
      <td>
        {t('loadSays', { load: String(load), capacity: String(capacity) })}
        <svg className={`bar ${share >= 1 ? 'full' : ''}`} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect className="room" width="100" height="6" rx="1" /><rect width={100 * share} height="6" rx="1" /></svg>
      </td>
      <td>{snoozed}</td>
      <td>{delegated}</td>
      <td>{silent > 0 ? <span className="due over">{silent}</span> : silent}</td>
    </tr>
  );
}
