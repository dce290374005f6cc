import { setAsideStrings as say } from '../../strings/data.ts'

/** "19 rows set aside, 41 values read as missing." Says only what there is; at least one of the two. */
export function setAsideSummary(rows: number, cells: number): string {
  const parts = [rows > 0 ? say.rowsAside(rows) : '', cells > 0 ? say.cellsMissing(cells) : '']
  return say.summary(parts.filter(Boolean).join(', '))
}
