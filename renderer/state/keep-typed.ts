/** What is typed is kept when its field is left: a field that merely disappears would lose it. */
export function leaveField(): void {
  if (typeof document === 'undefined' || typeof HTMLElement === 'undefined') return
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}
