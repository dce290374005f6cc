/** Puts the focus on a row of the list once it stands there. */
export function focusEntry(entryId: string): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-entry="${CSS.escape(entryId)}"] .entry-main`)?.focus(),
  )
}
