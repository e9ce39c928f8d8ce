import type { Messages } from '../fr.ts';

export const example: Messages['example'] = {
  brand: 'La Meule voyageuse',
  gene: 'every cheese leaves with the first name of the person who turned it in the cellar',
  choice:
    'We answer for every warm parcel before we post anything at all, and the cellar reads every review.',
  refusal: 'Not one offer and not one lesson on ripening for as long as parcels arrive warm.',
  listen: {
    where: 'the last hundred reviews, every Monday',
    first: 'an insulated box, announced with the reviews that asked for it',
    cost: 'the Monday photograph',
  },
  answer: {
    for: 'everyone we delivered to this summer',
    where: 'under each review, before noon',
    first: 'the refund, said in public',
    cost: 'two hours of cellar work a day',
  },
};
