/** Two significant digits: what a person means who drags a line. */
export function roundLoad(bytes: number): number {
  if (bytes <= 0) return 1;
  const unit = 10 ** (Math.floor(Math.log10(bytes)) - 1);
  return Math.max(1, Math.round(Math.round(bytes / unit) * unit));
}

/** The load line moved by `steps` of its second digit: 1.9, 2, 2.1 GB. */
export function stepLoad(bytes: number, steps: number): number {
  const unit = 10 ** (Math.floor(Math.log10(Math.max(10, bytes))) - 1);
  return roundLoad(Math.max(unit, bytes + steps * unit));
}
