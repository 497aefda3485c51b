import { z } from 'zod';

const OpenApiDocument = z.looseObject({
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
});

/** An OpenAPI document without the schemas that none of its routes leads to: the registry knows those of all. */
export function keepReferenced(openApi: object): object {
  const document = OpenApiDocument.parse(openApi);
  const all = document.components.schemas;
  const kept = new Set<string>();
  const follow = (part: unknown) => {
    for (const [, name = ''] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (kept.has(name)) continue;
      kept.add(name);
      follow(all[name]);
    }
  };
  follow({ ...document, components: {} });
  const schemas = Object.fromEntries(Object.entries(all).filter(([name]) => kept.has(name)));
  return { ...document, components: { ...document.components, schemas } };
}
