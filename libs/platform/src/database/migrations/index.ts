import { LiveChatTables1732000000000 } from './1732000000000-live-chat-tables';

/** Every migration, oldest first. */
export const migrations = [LiveChatTables1732000000000];
