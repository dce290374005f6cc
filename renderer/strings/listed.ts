/** Names in a sentence: "A", "A and B", "A, B and 2 others"; more than three are cut. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, names.length > 3 ? 2 : 3)
  const more = names.length - shown.length
  if (more > 0) return `${shown.join(', ')} and ${more} others`
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}
