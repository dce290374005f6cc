import { formatExactCount } from '../../ui/format-number.ts'

/** Rows set aside and, beside them, values read as missing: "20", "20 + 38". The sum would not be the head's figure. */
export function setAsideCount(rows: number, values: number): string {
  return values === 0 ? formatExactCount(rows) : `${formatExactCount(rows)} + ${formatExactCount(values)}`
}
