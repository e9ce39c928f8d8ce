import { numberAtStart, numberWord } from '../amounts.ts';
import type { Messages } from '../fr.ts';

export const look: Messages['look'] = {
  approachesTitle: (approaches, families) =>
    `${numberAtStart('en', approaches)} approaches, ${numberWord('en', families)} families`,
  approachesLead:
    'None is better than another. You will keep a few, and the ones you drop will say just as much.',
  empty: {
    drafts: 'No draft waits in this browser. If you have already saved a strategy, you will find it here:',
    strategies: 'My strategies',
    wheel: 'The wheel is still blank: the statement has nothing to say yet.',
    chooseFirst: 'Choose a first approach',
    priority: 'The statement waits for a priority: what gets your best hour of the week.',
    choosePriority: 'Choose a priority',
    comments: 'Nobody has answered this article yet. A question or a counter-example is enough.',
    write: 'Write the first comment',
    queue: 'The queue is empty: no comment waits for a decision.',
    reports: 'See the reports',
    published: 'Read the published comments again',
    listed: 'No comment matches your search.',
    articles: 'See all articles',
    pending: 'Back to the queue',
  },
};
