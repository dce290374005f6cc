import type { VersionSums } from '../../../shared/contract/versions.ts'
import type { ClassSums } from '../../../shared/economics/class-sums.ts'

/** What is told of a line in two versions: its units and money, which is null where it is not known. */
export function versionSumsOf({ units, measures }: ClassSums): VersionSums {
  return { units, revenue: measures.revenue?.sum ?? null, contribution: measures.contribution?.sum ?? null }
}
