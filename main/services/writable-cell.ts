/** A cell as JSON can hold it: there are no infinite numbers in it. */
export function writableCell(cell: number | string | boolean | null): number | string | boolean | null {
  return typeof cell === 'number' && !Number.isFinite(cell) ? String(cell) : cell
}
