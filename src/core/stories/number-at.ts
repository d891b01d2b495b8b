// What stands at a position: the number, 0 where there is none, or the text. One function for each kind of table: read through a shared one
// every look-up would be slower.

export const uint32At = (table: Uint32Array, at: number): number => table[at] ?? 0;
export const uint16At = (table: Uint16Array, at: number): number => table[at] ?? 0;
export const uint8At = (table: Uint8Array, at: number): number => table[at] ?? 0;
export const int32At = (table: Int32Array, at: number): number => table[at] ?? 0;
export const float64At = (table: Float64Array, at: number): number => table[at] ?? 0;
export const numberAt = (list: readonly number[], at: number): number => list[at] ?? 0;
export const textAt = (list: readonly string[], at: number): string => list[at] ?? "";

/** What stands at some positions of a list, in their order; positions beyond its end are passed over. */
export const pickAt = <T extends object>(list: readonly T[], positions: readonly number[]): T[] => positions.flatMap((at) => list[at] ?? []);
