import { useEffect, useRef, useState } from 'react'

/**
 * The value, at most once in so many milliseconds and not while it is held (the last question has no answer yet: a new
 * one would give it up; or the hand still moves), and always the last one in the end.
 */
export function useThrottled<Value>(value: Value, ms: number, isHeld: () => boolean = () => false): Value {
  const [shown, setShown] = useState(value)
  const latest = useRef({ value, isHeld })
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  latest.current = { value, isHeld }
  useEffect(() => {
    if (timer.current !== null || Object.is(shown, value)) return
    const show = (): void => {
      timer.current = latest.current.isHeld() ? setTimeout(show, ms) : null
      if (timer.current === null) setShown(latest.current.value)
    }
    timer.current = setTimeout(show, ms)
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
