import { useEffect, useRef, useState } from 'react'
import { useJobs } from '../../state/jobs-store.ts'

/** Says to a screen reader, politely, that a long piece of work has ended. */
export function LiveRegion() {
  const jobs = useJobs((state) => state.jobs)
  const told = useRef(new Set<string>())
  const [words, setWords] = useState('')
  useEffect(() => {
    for (const job of Object.values(jobs)) {
      if (job.state === 'running' || told.current.has(job.id)) continue
      told.current.add(job.id)
      setWords(`${job.progress.phase}: ${job.state}`)
    }
  }, [jobs])
  return (
    <div className="sr" aria-live="polite">
      {words}
    </div>
  )
}
