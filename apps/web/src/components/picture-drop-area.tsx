import { ImageUp } from 'lucide-react';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/lib/class-names';

interface PictureDropAreaProps {
  /** Instead of the sign for a picture. */
  preview?: ReactNode;
  /** What to do, or what was chosen. */
  text: string;
  /** The verb of the button. */
  choose: string;
  /** What the file field is called by screen readers. */
  label: string;
  /** Where the rules and what is wrong are said. */
  noteId: string;
  isWrong: boolean;
  isBusy?: boolean;
  onTake: (file: File | undefined) => void;
}

/** Takes one JPEG or PNG by button or drop. */
export function PictureDropArea(props: PictureDropAreaProps) {
  const { preview, text, choose, label, noteId, isWrong, isBusy = false, onTake } = props;
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    onTake(event.dataTransfer.files[0]);
  }

  return (
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cn(
        'flex flex-wrap items-center justify-center gap-3 rounded-xl border border-dashed px-4 py-6 text-center',
        isOver ? 'border-accent bg-accent-soft' : isWrong ? 'border-danger' : 'border-line-strong',
      )}
    >
      {preview ?? <ImageUp aria-hidden className="size-5 text-muted" />}
      <span role="status" className="min-w-0 wrap-anywhere text-muted tabular-nums">
        {text}
      </span>
      <Button
        size="small"
        aria-invalid={isWrong || undefined}
        aria-describedby={noteId}
        disabled={isBusy}
        onClick={() => input.current?.click()}
      >
        {choose}
      </Button>
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png"
        aria-label={label}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          onTake(event.target.files?.[0]);
          // The same file again, changed meanwhile, is another choice.
          event.target.value = '';
        }}
      />
    </div>
  );
}
