import { compiled, spelling } from '../db/compiled.ts';
import type { Trx } from '../db/database.ts';
import type { CommentAddressTable } from '../db/schema.ts';
import { insertTrace } from '../log/trace-store.ts';
import { countTaken } from './sender-store.ts';
import type { Comment } from './store.ts';

interface Arrival {
  readonly comment: Comment;
  readonly address: string | null;
  readonly client: string;
  readonly network: string;
  readonly logId: string;
}

export async function insertComment(trx: Trx, arrival: Arrival): Promise<void> {
  const { comment, address, client, network, logId } = arrival;
  const { id, created_at, status, reasons } = comment;
  await insertRow(trx, comment);
  await countTaken(trx, { client, network, at: created_at, comment_id: id });
  if (address !== null) await insertAddress(trx, { comment_id: id, address, created_at });
  await insertTrace(trx, {
    id: logId,
    at: created_at,
    actor: 'rules',
    comment_id: id,
    action: status === 'published' ? 'publish' : status === 'spam' ? 'spam' : 'hold',
    from_status: null,
    to_status: status,
    reason: reasons,
    via: 'rule',
  });
}

const insertRow = compiled((comment: Comment) => spelling.insertInto('comment').values(comment));
const insertAddress = compiled((address: CommentAddressTable) =>
  spelling.insertInto('comment_address').values(address),
);
