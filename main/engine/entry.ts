/** An element that must be there; throws a RangeError where it is not. */
export function entry<T>(list: readonly T[], index: number): T {
  const found = list[index]
  if (found === undefined) throw new RangeError(`No entry ${index} among ${list.length}`)
  return found
}
