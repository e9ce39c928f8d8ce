import { formatList } from '../format.ts';
import type { Messages } from '../fr.ts';

export const legal: Messages['legal'] = {
  title: 'Legal notice',
  lead: 'Who publishes this site, who hosts it, and whom to turn to.',
  publisher: 'Publisher',
  director: 'Responsible for the publication',
  host: 'Host',
  controller: 'Data controller',
  authority: 'Supervisory authority',
  contact: 'Contact',
  contactLead: 'For any question about this site, or to report content on it, write to',
  dataTitle: 'Data and accessibility',
  privacy: 'What this site keeps, why and for how long:',
  accessibility: 'How accessible it is:',
  missing: {
    publisher: 'the publisher',
    director: 'who is responsible for the publication',
    host: 'the host',
    contact: 'an address to write to',
  },
  notYet: (facts) => `Not filled in yet: ${formatList('en', facts)}.`,
};
