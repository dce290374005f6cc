import { useQuery } from '../../state/use-query.ts'
import { compareWords } from '../../strings/compare.ts'
import { ErrorStrip } from '../../ui/error-strip.tsx'
import type { ShownOption } from './shown-options.ts'

/** Names options that put every unit in the same group as another, under whatever names. */
export function TwinsStrip({ options }: { readonly options: readonly ShownOption[] }) {
  const { data } = useQuery('versions.twins', { structureIds: options.map(({ structureId }) => structureId) })
  const nameOf = (id: string): string | undefined => {
    const option = options.find(({ structureId }) => structureId === id)
    return option === undefined ? undefined : `${option.letter} ${option.name}`
  }
  return (data ?? []).map((group) => (
    <ErrorStrip
      key={group.join(' ')}
      tone="warning"
      message={compareWords.twins(group.flatMap((id) => nameOf(id) ?? []))}
      remedy={compareWords.twinsRemedy}
    />
  ))
}
