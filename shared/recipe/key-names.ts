import type { Recipe } from './recipe.ts'

/** Names of all columns by which a recipe's sources and units find each other. */
export function keyNames({ sources, table: { base, steps } }: Recipe): ReadonlySet<string> {
  const ofBase =
    base.kind === 'source'
      ? [base.key, ...(base.parent === null ? [] : [base.parent.column])]
      : base.of.map(({ key }) => key)
  const ofTable = steps.flatMap((step) => (step.kind === 'attach' || step.kind === 'features' ? [step.key] : []))
  const ofSources = sources.flatMap((source) =>
    source.steps.flatMap((step) =>
      step.kind === 'lookUp' ? step.on.flatMap(({ column, other }) => [column, other]) : [],
    ),
  )
  return new Set([...ofBase, ...ofTable, ...ofSources])
}
