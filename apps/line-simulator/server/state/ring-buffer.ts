/** A list that forgets its oldest entries, so that a simulator left running for days stays small. */
export class RingBuffer<Item> {
  private items: Item[] = [];

  constructor(private readonly capacity: number) {}

  /** Appends an entry; the oldest one falls out when the buffer is full. */
  add(item: Item): void {
    this.items.push(item);
    // Trimming in one go keeps adding cheap: one copy per `capacity` entries.
    if (this.items.length >= this.capacity * 2) this.items = this.items.slice(-this.capacity);
  }

  /** The entries kept, oldest first. */
  toArray(): Item[] {
    return this.items.slice(-this.capacity);
  }

  clear(): void {
    this.items = [];
  }
}
