/**
 * Groups structures that divide units alike, by their places; only groups of two or more. Those whose classes differ in
 * size cannot be twins and are not compared.
 * @param sizes units of each structure's classes
 * @param isTwin whether two structures are a relabelling of each other
 */
export async function groupTwins(
  sizes: readonly (readonly number[])[],
  isTwin: (first: number, second: number) => Promise<boolean>,
): Promise<readonly (readonly number[])[]> {
  const shapes = sizes.map((units) =>
    units
      .filter((count) => count > 0)
      .toSorted((a, b) => a - b)
      .join(' '),
  )
  const groups: number[][] = []
  for (const [place, shape] of shapes.entries()) {
    let joined: number[] | undefined
    for (const group of groups) {
      const [first] = group
      if (joined === undefined && first !== undefined && shapes[first] === shape && (await isTwin(first, place)))
        joined = group
    }
    if (joined === undefined) groups.push([place])
    else joined.push(place)
  }
  return groups.filter(({ length }) => length > 1)
}
