import { catalogue, isErrorCode, type Problem, type Sentence } from '@muster/contracts';
import { z } from 'zod';

/** What the type provider keeps of an issue of zod. */
const Issue = z.object({
  keyword: z.string(),
  instancePath: z.string(),
  message: z.string().default(''),
  params: z
    .object({
      expected: z.string(),
      format: z.string(),
      origin: z.string(),
      minimum: z.coerce.number(),
      maximum: z.coerce.number(),
      values: z.array(z.union([z.string(), z.number()])),
      keys: z.array(z.string()),
    })
    .partial(),
});
type Issue = z.output<typeof Issue>;

/** Says field by field what is wrong, in words for the one who fills them in. */
export function toFieldProblems(validation: readonly unknown[]): NonNullable<Problem['fields']> {
  return validation.map(raw => {
    const issue = Issue.parse(raw);
    return { path: issue.instancePath.split('/').filter(Boolean).join('.'), message: sentenceFor(issue) };
  });
}

function sentenceFor(issue: Issue): Sentence {
  const { keyword, message, params } = issue;
  // A schema that knows better names a sentence of the catalogue as its message.
  if (isErrorCode(message)) return { en: catalogue[message].en, ru: catalogue[message].ru };
  if (keyword === 'invalid_type' && message.endsWith('undefined')) {
    return { en: 'This field is required.', ru: 'Это поле обязательно.' };
  }
  if (keyword === 'invalid_type') return wrongType(params.expected ?? '');
  if (keyword === 'too_small' && params.minimum !== undefined) return bound(issue, 'least', params.minimum);
  if (keyword === 'too_big' && params.maximum !== undefined) return bound(issue, 'most', params.maximum);
  if (keyword === 'invalid_value' && params.values) {
    const values = params.values.join(', ');
    return { en: `This must be one of: ${values}.`, ru: `Допустимые значения: ${values}.` };
  }
  if (keyword === 'unrecognized_keys' && params.keys) {
    const keys = params.keys.join(', ');
    return { en: `There is no such field: ${keys}.`, ru: `Такого поля нет: ${keys}.` };
  }
  return FORMATS[params.format ?? ''] ?? { en: 'This is not right.', ru: 'Неверное значение.' };
}

const FORMATS: Readonly<Record<string, Sentence>> = {
  email: { en: 'This is not an e-mail address.', ru: 'Это не адрес электронной почты.' },
  uuid: { en: 'This is not an id.', ru: 'Это не идентификатор.' },
  datetime: {
    en: 'This is not a time in ISO 8601 with its offset.',
    ru: 'Это не время в формате ISO 8601 со смещением.',
  },
};

const TYPES: Readonly<Record<string, Sentence>> = {
  string: { en: 'a text', ru: 'текст' },
  number: { en: 'a number', ru: 'число' },
  int: { en: 'a whole number', ru: 'целое число' },
  boolean: { en: 'true or false', ru: 'true или false' },
  array: { en: 'a list', ru: 'список' },
  object: { en: 'an object', ru: 'объект' },
};

function wrongType(expected: string): Sentence {
  const type = TYPES[expected] ?? { en: expected, ru: expected };
  return { en: `This must be ${type.en}.`, ru: `Здесь должно быть: ${type.ru}.` };
}

function bound({ params }: Issue, side: 'least' | 'most', value: number): Sentence {
  const least = side === 'least';
  if (params.origin === 'string') {
    return least
      ? { en: `At least ${value} characters are needed.`, ru: `Нужно символов: не меньше ${value}.` }
      : { en: `At most ${value} characters are allowed.`, ru: `Допустимо символов: не больше ${value}.` };
  }
  return least
    ? { en: `This must be at least ${value}.`, ru: `Значение должно быть не меньше ${value}.` }
    : { en: `This must be at most ${value}.`, ru: `Значение должно быть не больше ${value}.` };
}
