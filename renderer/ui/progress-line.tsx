import { useEffect, useState } from 'react'
import { partStrings as say } from '../strings/parts.ts'

/** After 150 ms of waiting, a line of 2 px under the head; nothing before, so quick answers do not flicker. */
export function ProgressLine({ isBusy, label = say.loading }: { readonly isBusy: boolean; readonly label?: string }) {
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    if (!isBusy) {
      setShown(false)
      return
    }
    const timer = setTimeout(() => setShown(true), 150)
    return () => clearTimeout(timer)
  }, [isBusy])
  return <div className="progress-line">{isShown && <i role="progressbar" aria-label={label} />}</div>
}
