/** The policies in force, and what is wrong with files that were refused. */
import type { PoliciesView, PolicyInForce } from '../../console/admin-view.js';
import { useLanguage } from './language.js';
import { ADMIN } from './words-admin.js';

export function PoliciesInForce({ policies, problems }: PoliciesView) {
  const { pick } = useLanguage();
  return (
    <>
      <section aria-labelledby="policies">
        <h2 id="policies">{pick(ADMIN.policies)}</h2>
        <p className="quiet">{pick(ADMIN.policiesMore)}</p>
        <ul className="admin-cards">{policies.map((policy) => <li key={policy.id}><PolicyCard {...policy} /></li>)}</ul>
      </section>
      <section aria-labelledby="problems">
        <h2 id="problems">{pick(ADMIN.problems)}</h2>
        {problems.length === 0 && <p className="quiet">{pick(ADMIN.noProblems)}</p>}
        {problems.length > 0 && (
          <ul className="admin-problems">
            {problems.map(({ file, line, column, code, message }) => (
              <li key={`${file} ${line} ${column} ${code}`}><code>{file}:{line}:{column}</code> <strong>{code}</strong> <span lang="en">{message}</span></li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function PolicyCard({ title, id, version, file, products, sources, parameters, cases }: PolicyInForce) {
  const { pick } = useLanguage();
  return (
    <article className="admin-card">
      <h3>{title}</h3>
      <dl>
        <dt>{pick(ADMIN.file)}</dt><dd>{file === null ? <><code>{id}</code> · {pick(ADMIN.noFile)}</> : <code>{file}</code>}</dd>
        <dt>{pick(ADMIN.version)}</dt><dd>{version}</dd>
        <dt>{pick(ADMIN.products)}</dt><dd>{products.join(', ') || pick(ADMIN.noProducts)}</dd>
        <dt>{pick(ADMIN.documents)}</dt>
        <dd><ul>{sources.map(({ name, clauses, percent }) => <li key={name}>{name}: <strong>{percent}{'\u00a0'}%</strong> ({pick(ADMIN.clauses)}: {clauses})</li>)}</ul></dd>
        <dt>{pick(ADMIN.cases)}</dt><dd>{cases}</dd>
        {parameters.length > 0 && <><dt>{pick(ADMIN.parameters)}</dt><dd><ul>{parameters.map(({ name, about, value }) => <li key={name}><code>{name}</code> = <strong>{value ?? pick(ADMIN.notSet)}</strong><br />{about}</li>)}</ul></dd></>}
      </dl>
    </article>
  );
}
