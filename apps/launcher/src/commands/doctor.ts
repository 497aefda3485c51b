import { diskSpace, ports, writeAccess } from '../doctor/machine.ts';
import { postgres, redis } from '../doctor/parts.ts';
import { browser, git, node, npm, registry } from '../doctor/tools.ts';
import { dim, mark, print } from '../print.ts';

/** `./muster doctor`: exit code 1 when something is missing. */
export async function diagnose(): Promise<void> {
  const examinations = [node, npm, registry, git, postgres, redis, browser, ports, diskSpace, writeAccess];
  const findings = await Promise.all(
    examinations.map(async ({ name, examine }) => ({ name, finding: await examine() })),
  );
  for (const { name, finding } of findings) {
    const line = `${name.padEnd(14)} ${dim(finding.detail)}`;
    print(finding.status === 'ok' ? `${mark.ok()} ${line}` : `${mark.bad()} ${line}\n  → ${finding.mend}`);
    if (finding.status === 'missing') process.exitCode = 1;
  }
}
