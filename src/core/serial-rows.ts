import type { Serial } from './serial.ts';

/** Which row has a serial: tables of numbers, as a map would hold a text and an entry for each. */
export interface SerialRows {
  put(serial: Serial, row: number): void;
  /** Undefined where none has it. */
  find(serial: Serial): number | undefined;
}

/** Many small tables, each of which grows by itself: of a large one, the serial that makes it grow would wait for all. */
export function createSerialRows(): SerialRows {
  const tables: Table[] = [];
  return {
    put(serial, row) {
      const at = serial.hi & LAST_TABLE;
      tables[at] ??= createTable();
      tables[at].put(serial, row);
    },
    find: (serial) => tables[serial.hi & LAST_TABLE]?.find(serial),
  };
}

type Table = SerialRows;

const LAST_TABLE = 255;

function createTable(): Table {
  let cells = new Uint32Array(CELL * FIRST_PLACES);
  let size = 0;

  /** Where the cell of a serial begins, or the empty one where it would be. */
  const cellOf = (table: Uint32Array, hi: number, lo: number): number => {
    const places = table.length / CELL;
    // Serials are random all over: their bits are as good as a digest's.
    let cell = CELL * (lo & (places - 1));
    while (table[cell + ROW] !== 0 && (table[cell] !== hi || table[cell + 1] !== lo)) {
      cell = (cell + CELL) % table.length;
    }
    return cell;
  };
  const grow = (): void => {
    const larger = new Uint32Array(cells.length * 2);
    for (let cell = 0; cell < cells.length; cell += CELL) {
      if (cells[cell + ROW] === 0) continue;
      larger.set(cells.subarray(cell, cell + CELL), cellOf(larger, cells[cell] ?? 0, cells[cell + 1] ?? 0));
    }
    cells = larger;
  };
  return {
    put({ hi, lo }, row) {
      if (2 * CELL * size >= cells.length) grow();
      const cell = cellOf(cells, hi, lo);
      if (cells[cell + ROW] === 0) size += 1;
      cells[cell] = hi;
      cells[cell + 1] = lo;
      cells[cell + ROW] = row + 1;
    },
    find({ hi, lo }) {
      const row = cells[cellOf(cells, hi, lo) + ROW] ?? 0;
      return row === 0 ? undefined : row - 1;
    },
  };
}

/** Two words of the serial, and the row; 0 where there is none. */
const CELL = 3;
const ROW = 2;
/** A power of two; at most half of the places are taken. */
const FIRST_PLACES = 8;
