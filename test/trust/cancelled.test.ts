import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { lostOn, onCluster } from './support/replicated.ts';
import type { Replicated } from './support/replicated.ts';
import type { Node } from '../support/cluster.ts';
import { scaled } from './support/scale.ts';
import { ARTICLE, Reader, commentFields } from './support/writers.ts';
import { pathTo } from '../../src/addresses/links.ts';

const CLIENTS = 8;
const FORMS = scaled(24, 1_000);
/** Whoever reads 503 presses again; the second time the words are already there, on this machine alone. */
const PRESSES = 3;
const CANCEL_EVERY_MS = 20;

describe(`a commit whose wait for the standby is cancelled (${FORMS} forms, each sent ${PRESSES} times)`, function () {
  this.timeout(60 * 60_000);

  it('is not acknowledged, nor is the form that is sent again', async () => {
    const { answers, lost } = await cancelled();
    expect(lost, 'acknowledged and not replicated').to.equal(0);
    expect(answers.get(503)).to.equal(FORMS * PRESSES);
    console.log(`      ${FORMS * PRESSES} answers, 0 acknowledged and not replicated`);
  });

  it('is told apart from one whose driver ignores the notice (control)', async () => {
    const { lost } = await cancelled('test/trust/controls/deaf-to-notices.ts');
    expect(lost).to.be.greaterThan(0);
    console.log(`      control: ${lost} acknowledged and not replicated`);
  });
});

/** Sends forms to a primary whose standby hears nothing more, breaks off each wait, and looks at the standby. */
async function cancelled(script?: string) {
  return onCluster({ standbys: 1, script }, async (all) => {
    const { cluster, noted } = all;
    expect(cluster.primary.stopSenders()).to.equal(1);
    const stop = new AbortController();
    const cancelling = cancelWaits(all, stop.signal);
    const [standby] = cluster.standbys;
    if (standby === undefined) throw new Error('a cluster with a standby has one');
    const heard = await allReceived(all, standby);
    const answers = await sendForms(all);
    expect(await standby.received(), 'the standby was told nothing').to.equal(heard);
    stop.abort();
    await cancelling;
    await cluster.primary.kill();
    await cluster.promote();
    return { answers, lost: (await lostOn(cluster.primary, noted)).length };
  });
}

/** What was on its way arrives. */
async function allReceived({ cluster }: Replicated, standby: Node): Promise<number> {
  const [sent] = await cluster.primary.ask(
    `select max(sent_lsn) - '0/0'::pg_lsn as position from pg_stat_replication`,
  );
  for (;;) {
    const received = await standby.received();
    if (received >= Number(sent?.['position'])) return received;
    await setTimeout(CANCEL_EVERY_MS);
  }
}

async function cancelWaits({ cluster }: Replicated, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await cluster.primary.ask(
      `select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'`,
    );
    await setTimeout(CANCEL_EVERY_MS);
  }
}

/** How often each status was the answer. */
async function sendForms({ site, noted }: Replicated): Promise<ReadonlyMap<number, number>> {
  const answers = new Map<number, number>();
  const path = pathTo('comments', 'fr', { slug: ARTICLE.slug });
  const texts = Array.from({ length: FORMS }, () => `Words of mine ${randomBytes(12).toString('hex')}`);
  const clients = Array.from({ length: CLIENTS }, async () => {
    for (let text = texts.pop(); text !== undefined; text = texts.pop()) {
      const reader = new Reader(site);
      const fields = commentFields(site, reader, text);
      for (let press = 0; press < PRESSES; press += 1) {
        const { status } = await reader.post(path, fields);
        answers.set(status, (answers.get(status) ?? 0) + 1);
        if (status === 303) noted.comments.push(text);
      }
    }
  });
  await Promise.all(clients);
  return answers;
}
