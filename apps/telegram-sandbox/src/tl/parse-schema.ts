/** One line of a TL schema: a constructor of a type, or a method. */
export type Combinator = {
  readonly kind: 'constructor' | 'method';
  readonly name: string;
  /** The 32-bit id that stands before a boxed value, unsigned. */
  readonly id: number;
  readonly fields: readonly Field[];
  /** What a constructor belongs to, or what a method answers. */
  readonly type: string;
};

export type Field = {
  readonly name: string;
  readonly type: string;
  /** For `name:flags.3?Type`: the field is present only while bit 3 of the field `flags` is set. */
  readonly condition?: { readonly flags: string; readonly bit: number };
};

const LINE = /^(?<name>[\w.]+)#(?<id>[0-9a-f]+) (?<body>.*)= (?<type>[^=]+);$/;
const CONDITION = /^(\w+)\.(\d+)\?(.+)$/;

/**
 * Reads a schema in the TL language, as far as Telegram uses it.
 * Grammar: https://core.telegram.org/mtproto/TL. Throws on a line that is neither a comment nor a combinator.
 */
export function parseSchema(text: string): Combinator[] {
  const combinators: Combinator[] = [];
  let kind: Combinator['kind'] = 'constructor';
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line === '---functions---') kind = 'method';
    else if (line === '---types---') kind = 'constructor';
    else if (line !== '' && !line.startsWith('//') && !line.startsWith('vector#')) {
      combinators.push(parseLine(line, kind));
    }
  }
  return combinators;
}

function parseLine(line: string, kind: Combinator['kind']): Combinator {
  const groups = LINE.exec(line)?.groups;
  if (!groups?.name || !groups.id || !groups.type) throw new Error(`not a TL combinator: ${line}`);
  const fields = (groups.body ?? '').split(' ').filter(part => part !== '' && !part.startsWith('{'));
  return {
    kind,
    name: groups.name,
    id: Number.parseInt(groups.id, 16),
    fields: fields.map(parseField),
    type: groups.type.trim(),
  };
}

function parseField(text: string): Field {
  const colon = text.indexOf(':');
  const name = text.slice(0, colon);
  const type = text.slice(colon + 1);
  const [, flags, bit, conditional] = CONDITION.exec(type) ?? [];
  if (!flags || !bit || !conditional) return { name, type };
  return { name, type: conditional, condition: { flags, bit: Number(bit) } };
}
