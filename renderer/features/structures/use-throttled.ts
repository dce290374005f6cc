import { type RefObject, useEffect, useRef, useState } from 'react'

/**
 * The value, at most once in so many milliseconds and not while it is held (the last question has no answer yet: a new
 * one would give it up), and always the last one in the end.
 */
export function useThrottled<Value>(value: Value, ms: number, held?: RefObject<boolean>): Value {
  const [shown, setShown] = useState(value)
  const latest = useRef(value)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  latest.current = value
  useEffect(() => {
    if (timer.current !== null || Object.is(shown, value)) return
    const show = (): void => {
      timer.current = held?.current === true ? setTimeout(show, ms) : null
      if (timer.current === null) setShown(latest.current)
    }
    timer.current = setTimeout(show, ms)
  }, [shown, value, ms, held])
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current)
      timer.current = null
    },
    [],
  )
  return shown
}
