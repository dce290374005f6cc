/*
 * Cells of a table of counts that are withheld before the table is shared: those with fewer units than a limit, and
 * further ones so that what is withheld cannot be worked out from the rest.
 *
 * In a table whose lines add up to known totals, a withheld cell can be worked out exactly if and only if it is a bridge
 * of the graph whose nodes are the rows and columns and whose edges are the withheld cells: an edge that lies on a circle
 * can be raised and its neighbours lowered in turn without a total moving (Gusfield, "A graph theoretic approach to
 * statistical data security", SIAM J. Comput. 17, 1988). Zeros tell nothing of anybody and are withheld only where
 * nothing else is left to withhold.
 */

const isSmall = (count: number, least: number): boolean => count > 0 && count < least

/**
 * Which of the parts of a known total are withheld. What is withheld makes at least `least` units together, where all
 * parts do; else every part that is not zero is withheld, and the total must be, too.
 * @param least counts of 1 to `least` − 1 are small; 0 or 1 withholds nothing
 */
export function withheldCells(counts: readonly number[], least: number): readonly boolean[] {
  const withheld = counts.map((count) => isSmall(count, least))
  if (!withheld.includes(true)) return withheld
  const bySize = [...counts.keys()]
    .filter((at) => !withheld[at])
    .toSorted((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0))
  const open = [...bySize.filter((at) => counts[at] !== 0), ...bySize.filter((at) => counts[at] === 0)]
  const isSafe = (): boolean => {
    const kept = counts.filter((_, at) => withheld[at])
    return kept.length > 1 && kept.reduce((sum, count) => sum + count, 0) >= least
  }
  while (!isSafe()) {
    const next = open.shift()
    if (next === undefined) break
    withheld[next] = true
  }
  return withheld
}

/** Whether a total is withheld along with its parts: it is small itself. */
export function isTotalWithheld(total: number, least: number): boolean {
  return isSmall(total, least)
}

/**
 * The same of a table with rows and columns whose totals are shown beside it: give them as the last row and the last
 * column, the total of all in the corner. They are cells like the others: where one is withheld, so is another.
 */
export function withheldTable(cells: readonly (readonly number[])[], least: number): readonly (readonly boolean[])[] {
  const table = new WithheldTable(cells, least)
  for (;;) {
    const bridge = table.bridge()
    const more = bridge === null ? table.complementOfSmallSum() : table.cheapestCircle(bridge)
    if (more.length === 0) return table.withheld
    for (const place of more) table.withhold(place)
  }
}

interface Place {
  readonly row: number
  readonly column: number
}

/** How unwelcome it is to withhold some cells: zeros tell nothing, totals are wanted most, large cells more than little ones. */
type Cost = readonly [zeros: number, totals: number, units: number]

class WithheldTable {
  readonly #cells: readonly (readonly number[])[]
  readonly #least: number
  readonly withheld: boolean[][]
  readonly #lastRow: number
  readonly #lastColumn: number

  constructor(cells: readonly (readonly number[])[], least: number) {
    this.#cells = cells
    this.#least = least
    this.withheld = cells.map((row) => row.map((count) => isSmall(count, least)))
    this.#lastRow = cells.length - 1
    this.#lastColumn = (cells[0]?.length ?? 0) - 1
    // Totals as by themselves: beside a table of them alone, other ones would tell what either withholds.
    const rowTotals = cells.slice(0, -1).map((row) => row[this.#lastColumn] ?? 0)
    const columnTotals = cells[this.#lastRow]?.slice(0, -1) ?? []
    for (const [row, is] of withheldCells(rowTotals, least).entries())
      if (is) this.withhold({ row, column: this.#lastColumn })
    for (const [column, is] of withheldCells(columnTotals, least).entries())
      if (is) this.withhold({ row: this.#lastRow, column })
  }

  withhold({ row, column }: Place): void {
    const line = this.withheld[row]
    if (line !== undefined) line[column] = true
  }

  /** A withheld cell that can be worked out from the totals: its row and column hang together by no others. */
  bridge(): Place | null {
    const places = this.#places(true)
    return places.find((place) => !areJoined(places, place)) ?? null
  }

  /** The cells still shown of the circle of four through a cell that costs least. */
  cheapestCircle({ row, column }: Place): readonly Place[] {
    const circles = this.#cells.flatMap((line, otherRow) =>
      otherRow === row
        ? []
        : line.flatMap((_, otherColumn) =>
            otherColumn === column
              ? []
              : [
                  [
                    { row, column: otherColumn },
                    { row: otherRow, column },
                    { row: otherRow, column: otherColumn },
                  ].filter((place) => !this.#isWithheld(place)),
                ],
          ),
    )
    return this.#cheapest(circles)
  }

  /** The least cell still shown in a line where what is withheld makes a small sum; none where there is no such line. */
  complementOfSmallSum(): readonly Place[] {
    for (const line of this.#lines()) {
      const [sum, open] = [
        this.#unitsOf(line.filter((place) => this.#isWithheld(place))),
        line.filter((place) => !this.#isWithheld(place)),
      ]
      if (isSmall(sum, this.#least) && open.length > 0) return this.#cheapest(open.map((place) => [place]))
    }
    return []
  }

  /** The rows and the columns whose total is shown, without it: the sum of what is withheld in them is known. */
  #lines(): readonly (readonly Place[])[] {
    const rows = this.#cells.map((line, row) => line.map((_, column) => ({ row, column })))
    const columns = (this.#cells[0] ?? []).map((_, column) => this.#cells.map((_line, row) => ({ row, column })))
    return [...rows, ...columns]
      .filter((line) => {
        const total = line.at(-1)
        return total !== undefined && !this.#isWithheld(total)
      })
      .map((line) => line.slice(0, -1))
  }

  #places(isWithheld: boolean): readonly Place[] {
    return this.withheld.flatMap((line, row) =>
      line.flatMap((is, column) => (is === isWithheld ? [{ row, column }] : [])),
    )
  }

  #isWithheld({ row, column }: Place): boolean {
    return this.withheld[row]?.[column] === true
  }

  #unitsOf(places: readonly Place[]): number {
    return places.reduce((sum, { row, column }) => sum + (this.#cells[row]?.[column] ?? 0), 0)
  }

  #cheapest(choices: readonly (readonly Place[])[]): readonly Place[] {
    const costed = choices.map((places) => ({ places, cost: this.#costOf(places) }))
    return costed.toSorted((a, b) => compareCosts(a.cost, b.cost))[0]?.places ?? []
  }

  #costOf(places: readonly Place[]): Cost {
    const zeros = places.filter(({ row, column }) => this.#cells[row]?.[column] === 0).length
    const totals = places.filter(({ row, column }) => row === this.#lastRow || column === this.#lastColumn).length
    return [zeros, totals, this.#unitsOf(places)]
  }
}

function compareCosts(one: Cost, other: Cost): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2]
}

/** Whether a cell's row and column hang together by other withheld cells. */
function areJoined(places: readonly Place[], cut: Place): boolean {
  const [rows, columns] = [new Set([cut.row]), new Set<number>()]
  const others = places.filter((place) => place !== cut)
  for (let grew = true; grew; ) {
    grew = false
    for (const { row, column } of others) {
      if (rows.has(row) === columns.has(column)) continue
      rows.add(row)
      columns.add(column)
      grew = true
    }
  }
  return columns.has(cut.column)
}
