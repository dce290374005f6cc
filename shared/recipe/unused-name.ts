/** A name that is not taken yet, with the least number behind it that makes it so: "Revenue", "Revenue_2". */
export function unusedName(wanted: string, taken: readonly string[], joint = '_'): string {
  if (!taken.includes(wanted)) return wanted
  let number = 2
  while (taken.includes(`${wanted}${joint}${number}`)) number += 1
  return `${wanted}${joint}${number}`
}
