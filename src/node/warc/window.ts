const NOTHING = Buffer.alloc(0);

/** A stream of bytes looked at through a window that is filled as far as needed and emptied from the front: memory is what the reader asks for. */
export class Window {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #bytes: Buffer = NOTHING;
  #offset: number;
  #ended = false;

  /** `offset` is where the stream stands in its file. */
  constructor(chunks: AsyncIterable<Uint8Array>, offset = 0) {
    this.#chunks = chunks[Symbol.asyncIterator]();
    this.#offset = offset;
  }

  /** Place in the file of the first byte of the window. */
  get offset(): number {
    return this.#offset;
  }

  get bytes(): Buffer {
    return this.#bytes;
  }

  /** Brings at least `count` bytes into the window; false when the stream ends before. */
  async fill(count: number): Promise<boolean> {
    if (this.#bytes.length >= count) return true;
    const pieces: Uint8Array[] = [this.#bytes];
    let size = this.#bytes.length;
    while (size < count && !this.#ended) {
      const next = await this.#chunks.next();
      if (next.done === true) this.#ended = true;
      else {
        pieces.push(next.value);
        size += next.value.length;
      }
    }
    this.#bytes = Buffer.concat(pieces);
    return size >= count;
  }

  /** Takes bytes off the front of the window. */
  drop(count: number): void {
    this.#bytes = this.#bytes.subarray(count);
    this.#offset += count;
  }

  /** What is in the window and all that comes after it; the window is empty from then on. */
  async *rest(): AsyncIterable<Uint8Array> {
    const first = this.#bytes;
    this.drop(first.length);
    yield first;
    for (let next = await this.#chunks.next(); next.done !== true; next = await this.#chunks.next()) yield next.value;
  }
}

/** A window on bytes that are there already. */
export const windowOn = (bytes: Uint8Array, offset = 0): Window =>
  new Window(
    (async function* () {
      yield bytes;
    })(),
    offset,
  );
