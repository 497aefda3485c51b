import { suggestion } from '../nearest-name.ts';
import { vocabulary } from '../tl/vocabulary.ts';
import type { Fault } from './fault.ts';

type Named = Pick<Fault, 'method' | 'updateType' | 'error'>;
type Unknown = { readonly field: keyof Named; readonly message: string };

/** Names in a fault that no layer has, so that it would never strike, and errors that are no whole name. */
export function unknownNames({ method, updateType, error }: Named): Unknown[] {
  const { methods, updates } = vocabulary();
  const found: Unknown[] = [];
  if (method !== undefined && !isMethod(method, methods)) {
    const names = method.endsWith('.*') ? kinds(methods) : methods;
    found.push({ field: 'method', message: `no method is called ${method}${suggestion(method, names)}` });
  }
  if (updateType !== undefined && !updates.has(updateType)) {
    const message = `no update is called ${updateType}${suggestion(updateType, updates)}`;
    found.push({ field: 'updateType', message });
  }
  const numberless = /^(?<name>\w*_(?:WAIT|MIGRATE))(?:_X)?$/.exec(error ?? '')?.groups?.name;
  if (numberless !== undefined) {
    const number = numberless.endsWith('WAIT') ? 30 : 2;
    found.push({ field: 'error', message: `${error} lacks its number; write ${numberless}_${number}` });
  }
  return found;
}

function isMethod(wanted: string, methods: ReadonlySet<string>): boolean {
  return wanted.endsWith('.*') ? kinds(methods).has(wanted) : methods.has(wanted);
}

const kinds = (methods: ReadonlySet<string>): Set<string> =>
  new Set([...methods].filter(name => name.includes('.')).map(name => name.replace(/\..*/, '.*')));
