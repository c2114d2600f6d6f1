import { useState, type DragEvent } from 'react';

/** Files dragged over a part of the page and dropped there. Null while none are welcome. */
export function useFileDrop(onFiles: ((files: File[]) => void) | null) {
  const [isOver, setOver] = useState(false);
  const accepts = ({ dataTransfer }: DragEvent) => onFiles !== null && dataTransfer.types.includes('Files');

  const target = {
    onDragOver(event: DragEvent) {
      if (!accepts(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    },
    onDragLeave({ currentTarget, relatedTarget }: DragEvent) {
      // Also told when the pointer only goes on to something inside.
      if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false);
    },
    onDrop(event: DragEvent) {
      if (!accepts(event)) return;
      event.preventDefault();
      setOver(false);
      onFiles?.([...event.dataTransfer.files]);
    },
  };
  return { isOver, target };
}
