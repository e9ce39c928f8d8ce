import type { Messages } from '../fr.ts';

export const articles: Messages['articles'] = {
  title: 'Articles',
  lead: 'Reading that helps you choose: how to decide what your brand will do on social media, and what it will leave aside.',
  startHere: 'Start here',
  breadcrumb: { label: 'Breadcrumb', home: 'Home', articles: 'Articles' },
  published: (date) => `Published on ${date}`,
  updated: (date) => `Updated on ${date}`,
  by: (author) => `By ${author}`,
  readingTime: (minutes) => `Reading time: ${minutes} min`,
  tags: 'Topics',
  contents: 'Contents',
  readAgain: 'Read the article again',
  permalink: (heading) => `Link to the section “${heading}”`,
  related: 'On the same subject',
  neighbours: { label: 'Nearby articles', previous: 'Previous article', next: 'Next article' },
  wheel: {
    title: 'Colour in your wheel',
    lead: 'Mark what would come first and leave the rest white. Nothing is saved until you give the name of a brand.',
    send: 'Go on with these choices',
  },
  commentCount: (count) => {
    if (count === 0) return 'No comments';
    return count === 1 ? '1 comment' : `${count} comments`;
  },
  feeds: {
    articlesTitle: (site) => `${site}: articles`,
    commentsTitle: (title) => `Comments on “${title}”`,
    commentBy: (name) => `Comment by ${name}`,
    followArticles: 'Follow the articles (Atom feed)',
    followComments: 'Follow the comments on this article (Atom feed)',
  },
};
