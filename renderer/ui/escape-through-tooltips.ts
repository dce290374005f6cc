import { useEffect } from 'react'

/**
 * One press of Esc answers what is below a tooltip, too. React-aria's tooltip closes on Esc and keeps the key to itself,
 * so that a dialogue whose button has the focus would need a second press.
 */
export function useEscapeThroughTooltips(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { target } = event
      if (event.key !== 'Escape' || !event.isTrusted || !(target instanceof Element)) return
      if (document.querySelector('[role="tooltip"]') === null) return
      // After the tooltip has heard the press itself.
      const again = new KeyboardEvent('keydown', { key: 'Escape', code: 'Escape', bubbles: true, cancelable: true })
      setTimeout(() => target.dispatchEvent(again), 0)
    }
    window.addEventListener('keydown', listen, true)
    return () => window.removeEventListener('keydown', listen, true)
  }, [])
}
