/** What can be done from within the thread. */
export interface ThreadActions {
  /** Goes to a message, loading what lies between if need be. */
  show: (messageId: string) => void;
  /** Begins a reply to a message; null where the operator may not write. */
  reply: ((messageId: string) => void) | null;
  /** Opens one of some images in full size. */
  openImage: (imageIds: readonly string[], imageId: string) => void;
}
