import type { Messages } from '../fr.ts';

const many = (count: number, one: string, several: string): string =>
  count === 1 ? `1 ${one}` : `${count} ${several}`;

export const blocks: Messages['blocks'] = {
  title: 'Blocks',
  lead: 'Whatever comes from a blocked address or domain goes straight to spam. The person is not told: they read the same thanks as everybody else.',
  target: {
    label: 'E-mail address or domain',
    hint: 'For example name@example.com, or example.com for everything that comes from it. Nothing is blocked before the next page.',
    missing: 'Enter an address or a domain',
    shape: 'It should look like name@example.com or example.com',
  },
  look: 'See what it would block',
  other: 'Look up another address or domain',
  titles: {
    address: (address) => `The address ${address}`,
    domain: (domain) => `The domain ${domain}`,
  },
  effects: {
    address: 'Blocks this address, whatever is added to it after a +.',
    domain: 'Blocks every address of this domain and of what lies below it.',
  },
  caught: (published, writers) =>
    published === 0
      ? 'No published comment comes from it.'
      : `${many(published, 'published comment comes from it', 'published comments come from it')}, from ${many(writers, 'address', 'addresses')}. They stay published; the next ones would go to spam.`,
  shared: (domain) =>
    `Many people who have nothing to do with each other write from ${domain}. To block the address is nearly always enough.`,
  sure: 'Yes, block these people as well',
  notSure: 'Tick the box to confirm: other people write from this domain',
  block: { address: 'Block this address', domain: 'Block this domain' },
  already: 'It is blocked already',
  full: (max) => `The list holds ${max} blocks at most: remove one first`,
  since: (moment, actor) => `Blocked since ${moment}, by ${actor}.`,
  listTitle: 'What is blocked',
  none: 'Nothing is blocked.',
  caption: (count) => `${many(count, 'block', 'blocks')}, the latest first`,
  columns: { hint: 'Hint', kind: 'Kind', actor: 'By', at: 'Since', end: 'End' },
  kinds: { address: 'address', domain: 'domain' },
  end: 'Unblock',
};
