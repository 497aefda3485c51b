/** One measured number beside what it is compared with. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  /** Median of the candidate's runs. */
  readonly value: number;
  /** Median of the baseline's runs, measured in the same session. */
  readonly baseline: number;
  readonly goal: Goal;
}

/** A bound for the value itself or for its ratio to the baseline. */
export type Goal = { readonly of: 'value' | 'ratio' } & (
  | { readonly atMost: number }
  | { readonly atLeast: number }
);

export function ratioOf({ value, baseline }: Figure): number {
  return value / baseline;
}

export function isReached(figure: Figure): boolean {
  const { goal } = figure;
  const measured = goal.of === 'value' ? figure.value : ratioOf(figure);
  return 'atMost' in goal ? measured <= goal.atMost : measured >= goal.atLeast;
}

/** `<name>: <value> <unit> (baseline <value>, ratio <r>, goal <g>) ok|short` */
export function describeFigure(figure: Figure): string {
  const { name, value, unit, baseline, goal } = figure;
  const bound = 'atMost' in goal ? goal.atMost : goal.atLeast;
  return (
    `${name}: ${round(value)} ${unit} (baseline ${round(baseline)}, ` +
    `ratio ${round(ratioOf(figure))}, goal ${bound}) ${isReached(figure) ? 'ok' : 'short'}`
  );
}

/** Three significant digits, and whole numbers from a hundred on. */
function round(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
