/** Takes the fields of a report over, whatever they are called, into an object that is there already. */
export function takeOver(target: Record<string, unknown>, fields: unknown): void {
  if (typeof fields !== "object" || fields === null) return;
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === "object" && value !== null && typeof target[name] === "object" && target[name] !== null)
      takeOver(target[name] as Record<string, unknown>, value);
    else target[name] = value;
  }
}
