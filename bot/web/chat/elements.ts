/**
 * Elements for Web Chat's middleware. Its script for pages brings a React of its own and gives out no
 * `createElement`, so that an element of ours is made after the model of one of its own.
 */
export interface ReactElement {
  readonly $$typeof: symbol;
  readonly type: unknown;
  readonly key: string | null;
  readonly props: Readonly<Record<string, unknown>>;
}

export function isElement(value: unknown): value is ReactElement {
  return typeof value === 'object' && value !== null && '$$typeof' in value && 'props' in value;
}

/** @param model an element that Web Chat made; `key` tells children of one parent apart */
export function elementLike(model: ReactElement, type: string, key: string, props: Readonly<Record<string, unknown>>, ...children: readonly (ReactElement | string)[]): ReactElement {
  return { ...model, type, key, props: children.length === 0 ? props : { ...props, children } };
}

/** The same element under another key. */
export function keyed(model: ReactElement, key: string): ReactElement {
  return { ...model, key };
}
