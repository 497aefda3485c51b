import { createHash } from 'node:crypto';
import { type Document, isNode, isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { type Finding, ScenarioError } from './finding.ts';
import { type Scenario, scenarioSchema } from './scenario.ts';

export type ReadScenario = {
  readonly scenario: Scenario;
  /** Of its content, whatever it is called. */
  readonly hash: string;
  /** Throws a ScenarioError that says where each finding stands: file, line, column and path. */
  refuse(findings: readonly Finding[]): never;
};

/**
 * Reads a scenario in YAML, of which JSON is a part. `file` is what the text is called in errors.
 * @throws ScenarioError
 */
export function readScenario(text: string, file: string): ReadScenario {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const [broken] = document.errors;
  if (broken) {
    const { line, col } = lines.linePos(broken.pos[0]);
    throw new ScenarioError(
      `${file}:${line}:${col}: ${broken.message.split('\n')[0]} Correct the YAML here.`,
    );
  }
  const refuse = (findings: readonly Finding[]): never => {
    const sentences = findings.map(({ path, message }) => {
      const { line, col } = lines.linePos(offsetOf(document, path));
      return `${file}:${line}:${col}: ${path.map(String).join('.') || 'the scenario'}: ${message}`;
    });
    throw new ScenarioError(sentences.join('\n'));
  };
  const content = contentOf(document, file, lines) ?? {};
  const parsed = scenarioSchema.safeParse(content);
  if (!parsed.success) return refuse(parsed.error.issues.flatMap(findingsOf));
  if (Object.keys(content).length === 0) return refuse([{ path: [], message: EMPTY }]);
  const hash = createHash('sha256').update(JSON.stringify(parsed.data)).digest('hex');
  return { scenario: parsed.data, hash, refuse };
}

/** What an alias leads to is known, and whether it leads too far, only when the content is put together. */
function contentOf(document: Document, file: string, lines: LineCounter): unknown {
  try {
    return document.toJS();
  } catch (error) {
    const { line, col } = lines.linePos(offsetOfWrongAlias(document));
    const why = error instanceof Error ? error.message : String(error);
    throw new ScenarioError(`${file}:${line}:${col}: ${why}. Write out what is meant here.`, {
      cause: error,
    });
  }
}

/** The first alias that leads nowhere; if each leads somewhere, the last one, which was too many. */
function offsetOfWrongAlias(document: Document): number {
  let offset = 0;
  visit(document, {
    Alias(_key, alias) {
      offset = alias.range?.[0] ?? offset;
      return alias.resolve(document) ? undefined : visit.BREAK;
    },
  });
  return offset;
}

const EMPTY = 'the scenario is empty; write accounts, chats, messages or faults';

/** What zod found, with what to do about it. */
function findingsOf(issue: z.core.$ZodIssue): Finding[] {
  const { path, code, message } = issue;
  if (code === 'unrecognized_keys') {
    const advice = 'is no field here; correct its name, or leave it out (see schema/scenario.schema.json)';
    return issue.keys.map(key => ({ path: [...path, key], message: `${key} ${advice}` }));
  }
  if (code === 'invalid_type' && issue.expected === 'record')
    return [{ path, message: 'write names, each with what it stands for' }];
  if (code === 'invalid_type' && message.endsWith('received undefined'))
    return [{ path, message: `this is missing; write a ${issue.expected}` }];
  return [{ path, message }];
}

/** Where what a path leads to begins; what is not there begins where the last thing before it does. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true) ?? document.contents;
    const last = path[length - 1];
    let offset: number | undefined;
    visit(isNode(parent) ? parent : null, {
      // Only what stands directly in the parent.
      Pair(_key, pair, ancestors) {
        if (ancestors.at(-1) !== parent || !isPair(pair) || !isScalar(pair.key)) return visit.SKIP;
        if (String(pair.key.value) === String(last)) offset = pair.key.range?.[0];
        return visit.SKIP;
      },
    });
    const node = document.getIn(path.slice(0, length), true);
    offset ??= isNode(node) ? node.range?.[0] : undefined;
    if (offset !== undefined) return offset;
  }
  return 0;
}
