import { CopyButton } from '@/components/copy-button';

export function CopyableId({ id, label }: { id: string; label: string }) {
  return (
    <span className="flex items-center gap-1">
      <span className="min-w-0 truncate" title={id}>
        {id}
      </span>
      <CopyButton text={id} label={label} className="-my-1" />
    </span>
  );
}
