import { useEffect, useRef, useState } from 'react'

/** The value, at most once in so many milliseconds, and always the last one in the end. */
export function useThrottled<Value>(value: Value, ms: number): Value {
  const [shown, setShown] = useState(value)
  const latest = useRef(value)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  latest.current = value
  useEffect(() => {
    if (timer.current !== null || Object.is(shown, value)) return
    timer.current = setTimeout(() => {
      timer.current = null
      setShown(latest.current)
    }, ms)
  }, [shown, value, ms])
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current)
      timer.current = null
    },
    [],
  )
  return shown
}
