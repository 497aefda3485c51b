import { createColumnHelper, FlexRender, tableFeatures, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { VirtualRow } from './virtual-row.tsx';
import classes from './virtual-table.module.css';

/** In px. With it a million rows stay below the 33.5 million that Chromium gives an element. */
const ROW_HEIGHT = 32;

/** Rows that stand ready above and below what is seen. */
const OVERSCAN = 12;

/** Rows are chosen, ordered and found by the API; of the table only the model of columns and cells is used. */
const features = tableFeatures({});

/** A place in the list; its row is undefined until it is loaded. */
type Place<Row> = { index: number; row: Row | undefined };

export type VirtualColumn<Row> = { id: string; header: string; cell: (row: Row) => ReactNode };

type Props<Row> = {
  label: string;
  /** The same array from one rendering to the next, like the functions below. */
  columns: VirtualColumn<Row>[];
  /** Of the columns, as in `grid-template-columns`. */
  widths: string;
  /** Of all columns together, in px: in less the table scrolls sideways. */
  minWidth: number;
  /** Of all rows, loaded or not. */
  count: number;
  rowAt: (index: number) => Row | undefined;
  /** Told what is in sight, so that it can be loaded. */
  onSeen: (first: number, last: number) => void;
  /** As in CSS. */
  maxHeight: string;
};

/**
 * A table of which only the rows in sight exist: it costs the same for ten rows and for a million. They stand in one
 * block that moves, so that a row which stays in sight is not rendered again.
 */
export function VirtualTable<Row extends object>(props: Props<Row>) {
  const { label, columns, widths, minWidth, count, rowAt, onSeen, maxHeight } = props;
  const box = useRef<HTMLElement>(null);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (last >= first) onSeen(first, last);
  }, [first, last, onSeen]);

  const data = useMemo(
    () => Array.from({ length: last - first + 1 }, (_, n) => ({ index: first + n, row: rowAt(first + n) })),
    [first, last, rowAt],
  );
  const definitions = useMemo(() => defineColumns(columns), [columns]);
  const table = useTable({ features, columns: definitions, data, getRowId: place => String(place.index) });
  const sizes: CSSProperties & { '--row-height': string } = {
    '--row-height': `${ROW_HEIGHT}px`,
    height: virtualizer.getTotalSize() + ROW_HEIGHT,
    minWidth,
  };

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it with the keys.
    <section ref={box} className={classes.box} style={{ maxHeight }} aria-label={label} tabIndex={0}>
      <table className={classes.table} style={sizes} aria-rowcount={count + 1}>
        <thead className={classes.head}>
          {table.getHeaderGroups().map(group => (
            <tr
              key={group.id}
              aria-rowindex={1}
              className={classes.row}
              style={{ gridTemplateColumns: widths }}
            >
              {group.headers.map(header => (
                <th key={header.id} scope="col" className={classes.cell}>
                  <FlexRender header={header} />
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody className={classes.body} style={{ transform: `translateY(${items[0]?.start ?? 0}px)` }}>
          {table.getRowModel().rows.map(row => (
            <VirtualRow
              key={row.id}
              index={row.original.index}
              shown={row.original.row}
              columns={columns}
              widths={widths}
              cells={() =>
                row.getAllCells().map(cell => (
                  <td key={cell.id} className={classes.cell}>
                    <FlexRender cell={cell} />
                  </td>
                ))
              }
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function defineColumns<Row extends object>(columns: VirtualColumn<Row>[]) {
  const helper = createColumnHelper<typeof features, Place<Row>>();
  return helper.columns(
    columns.map(({ id, header, cell }) =>
      helper.display({
        id,
        header,
        cell: ({ row: { original } }) =>
          original.row ? cell(original.row) : <span className={classes.empty} />,
      }),
    ),
  );
}
