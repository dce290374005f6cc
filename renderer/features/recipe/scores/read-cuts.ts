/** Cut points as a person types them, "30; 1,200.5; 90": NaN for what is no number. */
export function readCuts(text: string): readonly number[] {
  return text
    .split(';')
    .map((part) => part.trim().replaceAll(',', '').replace('−', '-'))
    .filter((part) => part !== '')
    .map(Number)
}
