/** A step of 1, 2, 2.5 or 5 times a power of ten that splits `span` into at most `parts`. */
export function niceStep(span: number, parts: number): number {
  if (!(span > 0) || !(parts > 0)) return 1
  const rough = span / parts
  const power = 10 ** Math.floor(Math.log10(rough))
  const lead = rough / power
  const factor = lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 2.5 ? 2.5 : lead <= 5 ? 5 : 10
  return factor * power
}

/** The same for whole numbers: 1, 2, 5, 10, 20, 25 and so on. */
export function niceWholeStep(span: number, parts: number): number {
  const step = niceStep(span, parts)
  return step <= 1 ? 1 : step === 2.5 ? 5 : step
}
