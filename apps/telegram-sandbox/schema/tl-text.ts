import { z } from 'zod';

const modifiers = z.object({ predicate: z.string().optional(), isVector: z.boolean().optional() });
const typed = { name: z.string(), type: z.string(), typeModifiers: modifiers.optional() };

/** One combinator as mtcute publishes its schema. */
export const schemaEntry = z.object({
  ...typed,
  kind: z.enum(['class', 'method']),
  id: z.number(),
  generics: z.array(z.object({ name: z.string(), type: z.string() })).optional(),
  arguments: z.array(z.object(typed)),
});
export type SchemaEntry = z.infer<typeof schemaEntry>;

/** The same as a line in the TL language. */
export function toTl({ name, id, generics = [], arguments: fields, ...result }: SchemaEntry): string {
  const generic = generics.map(variable => `{${variable.name}:${variable.type}}`);
  const given = fields.map(field => `${field.name}:${predicateOf(field)}${typeOf(field)}`);
  const head = `${name}#${id.toString(16).padStart(8, '0')}`;
  return `${[head, ...generic, ...given].join(' ')} = ${typeOf(result)};`;
}

type Typed = Pick<SchemaEntry, 'type' | 'typeModifiers'>;

const predicateOf = ({ typeModifiers }: Typed) =>
  typeModifiers?.predicate === undefined ? '' : `${typeModifiers.predicate}?`;

/** int53 is mtcute's own name for a long that fits into a JavaScript number. */
function typeOf({ type, typeModifiers }: Typed): string {
  const plain = type === 'int53' ? 'long' : type;
  return typeModifiers?.isVector ? `Vector<${plain}>` : plain;
}
