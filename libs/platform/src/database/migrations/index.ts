import { LiveChatTables1732000000000 } from './1732000000000-live-chat-tables';
import { LineTraffic1732100000000 } from './1732100000000-line-traffic';

/** Every migration, oldest first. */
export const migrations = [LiveChatTables1732000000000, LineTraffic1732100000000];
