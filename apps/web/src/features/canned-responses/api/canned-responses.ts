import {
  type CannedInput,
  createCannedResponse,
  deleteCannedResponse,
  updateCannedResponse,
  uploadCannedImage,
} from '@jsk/contracts/canned-responses';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call, upload } from '@/lib/api-client';
import { cannedResponsesOptions } from '@/lib/canned-queries';

/** The list is as the server has it afterwards, also when somebody else has changed it meanwhile. */
function useChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: cannedResponsesOptions.queryKey }),
  });
}

/** @param id null for a new one */
export const useStoreCanned = () =>
  useChange(({ id, input }: { id: string | null; input: CannedInput }) =>
    id === null
      ? call(createCannedResponse, input)
      : call(updateCannedResponse, { ...input, cannedResponseId: id }),
  );

export const useDeleteCanned = () =>
  useChange((cannedResponseId: string) => call(deleteCannedResponse, { cannedResponseId }));

/** @param options `onProgress` is told the part that has left, from 0 to 1 */
export const uploadImage = (
  image: File,
  options: { signal: AbortSignal; onProgress: (part: number) => void },
) => upload(uploadCannedImage, {}, { image }, options);
