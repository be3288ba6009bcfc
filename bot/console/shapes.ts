/** The small pieces that the console's JSON Schemas are made of. */

export type Schema = Readonly<Record<string, unknown>>;

export const text = { type: 'string' } as const;
export const flag = { type: 'boolean' } as const;
export const count = { type: 'integer' } as const;
export const instant = { type: 'string', description: 'UTC, ISO 8601 with milliseconds' } as const;
export const day = { type: 'string', description: 'YYYY-MM-DD, Europe/Warsaw' } as const;

export const oneOf = (values: readonly string[]): Schema => ({ type: 'string', enum: values });
export const list = (items: Schema): Schema => ({ type: 'array', items });
export const orNull = (schema: Schema): Schema => ({ ...schema, type: [schema['type'], 'null'], ...('enum' in schema ? { enum: [...(schema['enum'] as string[]), null] } : {}) });
/** All properties are required, and there are no others. */
export const object = (properties: Readonly<Record<string, Schema>>): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false
});

export const failure = object({ error: object({ code: text, message: text }) });
export const answers = (ok: Schema, ...statuses: number[]): Schema =>
  ({ 200: ok, 401: failure, ...Object.fromEntries(statuses.map((status) => [status, failure])) });

export const tags = ['console'];
export const security = [{ session: [] }];
export const locale = { type: 'string', enum: ['pl', 'en'], description: 'Language of the words; Accept-Language when left out' };
export const read = { tags, security };
export const writeHeaders = {
  type: 'object',
  properties: {
    'idempotency-key': { type: 'string', minLength: 1, maxLength: 200, description: 'The same key twice is acted on once' },
    'x-gwarant': { type: 'string', description: 'Any value; every write needs it' }
  },
  required: ['idempotency-key', 'x-gwarant']
};
