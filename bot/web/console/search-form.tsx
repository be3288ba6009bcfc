/** The field and the filters. What is chosen goes into the address, so that a search can be kept and shared. */
import { useEffect, useState, type FormEvent } from 'react';
import { CLAIM_STATES } from '../../../dialogs/claim/record.js';
import { Icon } from './icons.js';
import { useLanguage } from './language.js';
import { searchFor } from './route.js';
import { readQuery, writeQuery, type Query } from './search-query.js';
import { read } from './wire.js';
import { CLAIM_STATE_WORDS } from './words.js';

interface Product {
  readonly id: string;
  readonly title: string;
}

/** @param written the query as it stands in the address */
export function SearchForm({ written }: { readonly written: string }) {
  const { t, pick } = useLanguage();
  const products = useProducts();
  const [wanted, setWanted] = useState(() => readQuery(written));
  // Another search was opened: by a link, or by going back.
  useEffect(() => setWanted(readQuery(written)), [written]);
  const change = (changed: Partial<Query>): void => setWanted((before) => ({ ...before, ...changed }));
  const find = (event: FormEvent): void => {
    event.preventDefault();
    searchFor(writeQuery({ ...wanted, page: 1 }));
  };
  return (
    <form className="search-form" role="search" onSubmit={find}>
      <div className="search-words">
        <label htmlFor="search-words">{t('searchFor')}</label>
        <input id="search-words" type="search" autoComplete="off" maxLength={200} value={wanted.q} aria-describedby="search-hint" onChange={(event) => change({ q: event.target.value })} />
        <p className="hint quiet small" id="search-hint">{t('searchHint')}</p>
      </div>
      <label>{t('state')}
        <select value={wanted.state} onChange={(event) => change({ state: event.target.value })}>
          <option value="">{t('anyState')}</option>
          {CLAIM_STATES.map((state) => <option key={state} value={state}>{pick(CLAIM_STATE_WORDS[state])}</option>)}
        </select>
      </label>
      <label>{t('product')}
        <select value={wanted.product} onChange={(event) => change({ product: event.target.value })}>
          <option value="">{t('anyProduct')}</option>
          {products.map(({ id, title }) => <option key={id} value={id}>{title}</option>)}
        </select>
      </label>
      <label>{t('openedFrom')}<input type="date" max={wanted.to || undefined} value={wanted.from} onChange={(event) => change({ from: event.target.value })} /></label>
      <label>{t('openedTo')}<input type="date" min={wanted.from || undefined} value={wanted.to} onChange={(event) => change({ to: event.target.value })} /></label>
      <div className="search-actions">
        <button type="submit" className="primary"><Icon name="search" />{t('find')}</button>
        <button type="button" className="plain" onClick={() => { searchFor(''); change({ q: '', state: '', product: '', from: '', to: '' }); }}>{t('clear')}</button>
      </div>
    </form>
  );
}

/** What cannot be loaded cannot be filtered by; the search itself tells what is wrong. */
function useProducts(): readonly Product[] {
  const { language } = useLanguage();
  const [products, setProducts] = useState<readonly Product[]>([]);
  useEffect(() => {
    let left = false;
    void read<{ products: Product[] }>('/api/products', language).then((answer) => {
      if (!left && answer.type === 'ok') setProducts(answer.value.products);
    });
    return () => { left = true; };
  }, [language]);
  return products;
}
