import type { ownWords as frOwnWords } from '../fr/own-words.ts';

export const ownWords = {
  subject: (clause: string): string => `Your words for ${clause}`,
  label: 'In your own words',
  hint: (prompt: string): string => `${prompt} 280 characters at most.`,
  otherwise: 'Say it otherwise',
  write: 'Write it',
  generated: 'Our line:',
  restore: 'Empty the field to have it back.',
  unwritten: 'Your answers say nothing about this. You can write it.',
  unshown: {
    choice: 'Your words are kept. They come back as soon as an approach is marked.',
    refusal: 'Your words are kept. They come back as soon as you tick something to leave aside.',
  },
  judgeAgain: 'This line has changed since you judged it: judge it again.',
  namesRival: (rival: string): string =>
    `These words name ${rival}. The shared page never does that on its own: here, your text will be shown as it stands.`,
  prompts: {
    start: 'What is happening to you, and only you, right now? A figure, a sentence you heard, a date.',
    assets: 'Which one, exactly? A place, a date, a gesture.',
    gene: 'Which fact could your rival not write without lying?',
    refusal: 'What will you not publish, even though it works for others?',
    own: 'What exactly will you do, for whom, and where will it be seen?',
    secondaryOnly: 'What are you trying, with whom, and until when?',
  },
  plan: {
    title: 'Your priorities',
    lead: 'Everything here is optional. What you write joins the statement, and your first move opens the roadmap.',
    summary: (approach: string): string => `The plan for “${approach}”`,
    subject: (field: string, approach: string): string => `“${approach}”, ${field}`,
    labels: {
      for: 'for whom',
      where: 'where and when',
      first: 'what people see first',
      cost: 'what it costs you',
      owner: 'who answers for it',
    },
    questions: {
      for: 'For whom?',
      where: 'Where, and how often?',
      first: 'What will people see first?',
      cost: 'What does it cost you?',
      owner: 'Who answers for it?',
    },
    hints: {
      for: '',
      where: 'The places and the days.',
      first: 'This sentence replaces our first move in the roadmap.',
      cost: 'Time, a market, a habit: what a competitor would not give up.',
      owner: 'A first name or a role. Anyone who has the read link will see it.',
    },
    price: 'Say what it costs you',
  },
  showStart: {
    label: 'Show where we start from',
    hint: 'On the shared page, its files and its history, people will read:',
    implied: 'Showing the diagnosis shows these lines too.',
  },
} satisfies typeof frOwnWords;
