import { createContext, type ReactNode, useContext } from 'react'
import { type LiveEdit, type LiveReach, useExactAfterRelease, useLiveReach } from './use-live-reach.ts'

const Reach = createContext<LiveReach | null>(null)

interface LiveReachProviderProps {
  readonly structureId: string
  readonly entryId: string
  readonly edit: LiveEdit | null
  readonly children: ReactNode
}

/**
 * Counts of an option for what stands inside it. They change with every frame of a drag: only those that read them are
 * drawn again then, not what is around them.
 */
export function LiveReachProvider({ structureId, entryId, edit, children }: LiveReachProviderProps) {
  const reach = useLiveReach(structureId, entryId, edit)
  useExactAfterRelease(reach, edit?.draftText ?? null)
  return <Reach.Provider value={reach}>{children}</Reach.Provider>
}

/** The counts of the option around. */
export function useReach(): LiveReach {
  const reach = useContext(Reach)
  if (reach === null) throw new Error('No option is around')
  return reach
}
