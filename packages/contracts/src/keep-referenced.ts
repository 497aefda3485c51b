type Components = { components?: { schemas?: Record<string, unknown> } };

/** An OpenAPI document without the schemas that none of its routes leads to: the registry knows those of all. */
export function keepReferenced<T extends Components>(document: T): T {
  const all = document.components?.schemas ?? {};
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
