import { strict as assert } from 'node:assert';
import { Ajv } from 'ajv';
import type { PolicyFile } from '../../policies/language.js';
import { catalogueSchema, policySchema, type Schema } from '../../policies/schema.js';
import { validator } from '../../policies/load/validate.js';
import { delivered } from './delivered.js';
import { LANTERN } from './small.js';

const lantern = JSON.parse(LANTERN) as PolicyFile;

describe('schemas generated for a policy file', () => {
  it('are sound by the draft that they name', () => {
    const draft7 = new Ajv();
    for (const schema of [policySchema(lantern), policySchema({}), policySchema(null), catalogueSchema(null), catalogueSchema(new Map([['lantern', lantern]]))]) {
      assert.equal(draft7.validateSchema(schema), true, draft7.errorsText());
    }
  });

  it('take the file whose names they hold, and every delivered one its own', () => {
    assert.ok(validator().compile(policySchema(lantern))(lantern));
    for (const { file } of delivered.policies.values()) assert.ok(validator().compile(policySchema(file))(file), file.id);
  });

  it('offer the names of the file for completion', () => {
    const definitions = policySchema(lantern)['definitions'] as Record<string, Schema>;
    assert.deepEqual(definitions['clause']?.['enum'], ['L-1', 'L-2', 'L-3', 'L-4']);
    assert.deepEqual(definitions['valueOf.item']?.['enum'], ['lantern', 'battery']);
    assert.deepEqual(definitions['dateFact']?.['enum'], ['purchaseDate', 'faultDate']);
  });

  it('know the days of a row inside the period table only', () => {
    const days = (definition: string): unknown => {
      const day = (policySchema(lantern)['definitions'] as Record<string, { else: { properties: { date: Schema } } }>)[definition];
      return day?.else.properties.date['enum'];
    };
    assert.deepEqual(days('day'), ['purchaseDate', 'faultDate', 'asOf', 'reportBy']);
    assert.deepEqual(days('rowDay'), ['purchaseDate', 'faultDate', 'asOf', 'reportBy', 'periodEnd', 'coverEnds']);
  });

  it('leave names unchecked that cannot be read', () => {
    const { facts: _facts, ...rest } = lantern;
    const check = validator().compile(policySchema(rest));
    check(rest);
    assert.deepEqual(check.errors?.map(({ keyword, params }) => [keyword, params['missingProperty']]), [['required', 'facts']]);
  });
});
