import { CustomersWorkerModule } from './customers';
import { LiveChatModule } from './live-chat';
import { MediaWorkerModule } from './media';
import { MessagesWorkerModule } from './messages';

/** Everything that works off jobs: in the worker process, or in the API when it runs alone. */
export const jobModules = [CustomersWorkerModule, LiveChatModule, MediaWorkerModule, MessagesWorkerModule];
