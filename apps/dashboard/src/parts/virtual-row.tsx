import { memo, type ReactNode } from 'react';
import classes from './virtual-table.module.css';

type Props = {
  index: number;
  /** What the row shows; undefined until it is loaded. */
  shown: unknown;
  /** How it is shown. */
  columns: unknown;
  widths: string;
  cells: () => ReactNode;
};

/** One row of a long table, rendered again only when it shows something else or in another way. */
export const VirtualRow = memo(
  ({ index, shown, widths, cells }: Props) => (
    <tr
      // The head is the first.
      aria-rowindex={index + 2}
      aria-busy={shown === undefined}
      className={classes.row}
      style={{ gridTemplateColumns: widths }}
    >
      {cells()}
    </tr>
  ),
  (a, b) => a.index === b.index && a.shown === b.shown && a.columns === b.columns && a.widths === b.widths,
);
