import { testBot } from '@jsk/contracts/bot-test';
import { useMutation } from '@tanstack/react-query';
import { call } from '@/lib/api-client';

/** What the bot would do with a text, as it is stored now. */
export const useTestBot = () => useMutation({ mutationFn: (text: string) => call(testBot, { text }) });
