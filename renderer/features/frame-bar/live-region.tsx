import { useEffect, useRef, useState } from 'react'
import { useJobs } from '../../state/jobs-store.ts'

/** Says to a screen reader, politely, that a piece of work which ran in this window's time has ended. */
export function LiveRegion() {
  const jobs = useJobs((state) => state.jobs)
  const running = useRef(new Set<string>())
  const [words, setWords] = useState('')
  useEffect(() => {
    for (const { id, state, progress } of Object.values(jobs)) {
      if (state === 'running') running.current.add(id)
      else if (running.current.delete(id)) setWords(`${progress.phase}: ${state}`)
    }
  }, [jobs])
  return (
    <div className="sr" aria-live="polite">
      {words}
    </div>
  )
}
