/**
 * Makes the schemas of the layers that other clients speak, from what those clients publish:
 *
 *     node schema/import-layers.ts
 *
 * - `layer-227.tl`: `tl/api-schema.json` of the npm package @mtcute/core 0.30.3 (MIT), written as TL text.
 * - `layer-144.tl`: the layer of Telethon 1.25.1 (MIT), as Debian packages it in python3-telethon. Its text is
 *   in no package of npm, but every one of its combinators is in the layer before it or in the one after it:
 *   the lines of layers 143 and 145 (npm: telegram 2.10.10 and 2.11.7, MIT) whose ids Telethon registers. A
 *   combinator's id is a checksum of its line, so the same id is the same line.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { type SchemaEntry, schemaEntry, toTl } from './tl-text.ts';

const TELETHON_IDS = '/usr/lib/python3/dist-packages/telethon/tl/alltlobjects.py';
/** boolFalse, boolTrue, true, vector: Telethon reads them without registering them. */
const CORE_IDS = [0xbc799737, 0x997275b5, 0x3fedd339, 0x1cb5c415];

/** The text of layer 227, from the package that is installed. */
export function mtcuteLayer(): string {
  const file = createRequire(import.meta.url).resolve('@mtcute/core/tl/api-schema.json');
  const { l, e } = z.object({ l: z.literal(227), e: z.array(schemaEntry) }).parse(readJson(file));
  // What begins with `mtcute.` is the client's own and never sent.
  const ofTelegram = e.filter(({ name }) => !name.startsWith('mtcute.'));
  const ofKind = (kind: SchemaEntry['kind']) => ofTelegram.filter(entry => entry.kind === kind).map(toTl);
  return [
    `// Telegram API, layer ${l}.`,
    '// Made by schema/import-layers.ts from the npm package @mtcute/core 0.30.3 (MIT).',
    '',
    'boolFalse#bc799737 = Bool;',
    'boolTrue#997275b5 = Bool;',
    'true#3fedd339 = True;',
    'vector#1cb5c415 {t:Type} # [ t ] = Vector t;',
    ...ofKind('class'),
    '---functions---',
    ...ofKind('method'),
    '',
  ].join('\n');
}

function telethonLayer(): string {
  const registered = readFileSync(TELETHON_IDS, 'utf8').matchAll(/^ {4}0x([0-9a-f]+):/gm);
  const ids = new Set([...CORE_IDS, ...[...registered].map(([, id]) => Number.parseInt(id ?? '', 16))]);
  const found = { constructor: new Map<number, string>(), method: new Map<number, string>() };
  for (const version of ['2.10.10', '2.11.7']) {
    let lines = found.constructor;
    for (const line of gramjsText(version)) {
      if (line.startsWith('---')) lines = line === '---functions---' ? found.method : found.constructor;
      const id = Number.parseInt(/^[\w.]+#([0-9a-f]+) /.exec(line)?.[1] ?? '', 16);
      if (ids.has(id) && !lines.has(id)) lines.set(id, line);
    }
  }
  return [
    '// Telegram API, layer 144.',
    '// Made by schema/import-layers.ts: the lines of layers 143 and 145 in the npm packages telegram 2.10.10 and',
    '// 2.11.7 (gramjs, MIT) whose ids the Debian package python3-telethon 1.25.1 (MIT) registers.',
    '',
    ...found.constructor.values(),
    '---functions---',
    ...found.method.values(),
    '',
  ].join('\n');
}

/** The lines of `tl/apiTl.js` of that version, straight from the registry's archive. */
function gramjsText(version: string): string[] {
  const archive = execFileSync('npm', [
    'pack',
    '--silent',
    '--pack-destination',
    '/tmp',
    `telegram@${version}`,
  ]);
  const file = `/tmp/${archive.toString().trim()}`;
  return execFileSync('tar', ['-xzOf', file, 'package/tl/apiTl.js'])
    .toString()
    .split('\n')
    .map(line => line.trim());
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

if (import.meta.main) {
  writeFileSync(new URL('layer-227.tl', import.meta.url), mtcuteLayer());
  writeFileSync(new URL('layer-144.tl', import.meta.url), telethonLayer());
}
