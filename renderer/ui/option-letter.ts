/** The letter of a segmentation option by its place: A, B, … Z, AA. */
export function optionLetter(index: number): string {
  const rest = Math.floor(index / 26)
  const letter = String.fromCharCode(65 + (index % 26))
  return rest === 0 ? letter : optionLetter(rest - 1) + letter
}
