/** How many units two tables share, and how many only one of them has. Ids are not negative and stand once in each. */
export function compareUnits(
  from: Int32Array,
  to: Int32Array,
): { readonly stayed: number; readonly added: number; readonly left: number } {
  const most = [from, to].reduce((greatest, ids) => ids.reduce((max, id) => Math.max(max, id), greatest), -1)
  const isThere = new Uint8Array(most + 1)
  for (const id of from) isThere[id] = 1
  let stayed = 0
  for (const id of to) stayed += isThere[id] ?? 0
  return { stayed, added: to.length - stayed, left: from.length - stayed }
}
