/** Puts the focus on a line of the outline once it stands there. */
export function focusLine(rowId: string): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-entry="${CSS.escape(rowId)}"] .rc-main`)?.focus(),
  )
}
